#!/usr/bin/env bash
# Feeds what reads SQL text and manifests, without a server, whatever a fuzzer thinks of (fuzz/). What it finds stays in
# fuzz/corpus, and what breaks a target in fuzz/artifacts.
#
#   ci/fuzz.sh                 every target, NIVEL_FUZZ seconds each (60)
#   ci/fuzz.sh BLANCO...       those targets
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"

segundos=${NIVEL_FUZZ:-60}
[[ $segundos =~ ^[1-9][0-9]*$ ]] || morir "NIVEL_FUZZ debe ser una cantidad de segundos, no «$segundos»"

preparar_fuzz() {
    command -v c++ >/dev/null || morir "falta un compilador de C++, que libFuzzer necesita: apt-get install g++"
    command -v rustup >/dev/null || morir "falta rustup: cargo-fuzz necesita la versión nightly de Rust"
    if ! rustup toolchain list | grep -q '^nightly'; then
        paso "Instalando Rust nightly"
        rustup toolchain install nightly --profile minimal ||
            morir "no se pudo instalar Rust nightly, que cargo-fuzz necesita (rustup toolchain install nightly)"
    fi
    if ! cargo fuzz --version >/dev/null 2>&1; then
        paso "Instalando cargo-fuzz"
        cargo install --locked cargo-fuzz || morir "no se pudo instalar cargo-fuzz (cargo install cargo-fuzz)"
    fi
}

preparar_fuzz
blancos=("$@")
[[ $# -gt 0 ]] || mapfile -t blancos < <(cd fuzz/blancos && printf '%s\n' *.rs | sed 's/\.rs$//')
paso "Compilando"
cargo +nightly fuzz build --fuzz-dir fuzz

mal=()
for blanco in "${blancos[@]}"; do
    paso "$blanco ($segundos s)"
    mkdir -p "fuzz/corpus/$blanco"
    semillas=() diccionario=fuzz/sql.dict
    case $blanco in
    # It reads no text.
    clasificar) ;;
    # The example, in one line: without room for anything else, a mutation more often hits something that counts.
    manifiesto)
        diccionario=fuzz/manifiesto.dict
        python3 -c 'import json, sys; json.dump(json.load(sys.stdin), sys.stdout)' \
            <ejemplos/brecha/manifiesto.json >"fuzz/corpus/$blanco/ejemplo.json"
        ;;
    *) semillas=(fuzz/semillas) ;;
    esac
    cargo +nightly fuzz run --fuzz-dir fuzz "$blanco" "fuzz/corpus/$blanco" "${semillas[@]}" -- \
        -max_total_time="$segundos" -timeout=10 -rss_limit_mb=2048 -dict="$diccionario" -print_final_stats=1 ||
        mal+=("$blanco")
done

paso "Resumen"
echo "blancos: ${#blancos[@]}, con fallas: ${#mal[@]} ${mal[*]}"
[[ ${#mal[@]} == 0 ]]
