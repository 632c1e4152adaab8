<?php
// Quién usa el panel. Los usuarios son de la aplicación y están en un archivo; cada uno entra a la base con un rol de ella,
// y lo que puede hacer lo decide ese rol.

declare(strict_types=1);

namespace Panel;

const MINUTOS_SIN_USO = 30;

function abrir_sesion(): void
{
    session_start([
        'name' => 'panel',
        'use_strict_mode' => true,
        'use_only_cookies' => true,
        'cookie_httponly' => true,
        'cookie_samesite' => 'Strict',
        'cookie_secure' => ($_SERVER['HTTPS'] ?? '') !== '',
    ]);
    if (time() - ($_SESSION['visto'] ?? 0) > 60 * MINUTOS_SIN_USO) {
        $_SESSION = [];
    }
    $_SESSION['visto'] = time();
    $_SESSION['comprobante'] ??= bin2hex(random_bytes(32));
}

/** Lo que todo formulario devuelve: otro sitio no puede leerlo, y sin él no se atiende ningún POST. */
function exigir_comprobante(): void
{
    if (!hash_equals($_SESSION['comprobante'], dato($_POST, 'comprobante'))) {
        throw new Rechazo(
            403,
            'El formulario venció o no salió de este panel. No se hizo nada.',
            pista: 'Vuelva a empezar desde la lista de entidades.',
        );
    }
}

/** {"ana": {"clave": "<password_hash>", "rol": "<rol de la base>"}} */
function usuarios(): array
{
    $archivo = getenv('PANEL_USUARIOS') ?: throw new \RuntimeException('falta PANEL_USUARIOS');
    return json_decode(file_get_contents($archivo), true, flags: JSON_THROW_ON_ERROR);
}

/** El nombre de quien entró; nulo si nadie, o si ya no está en el archivo. */
function usuario(): ?string
{
    $nombre = $_SESSION['usuario'] ?? null;
    return $nombre !== null && isset(usuarios()[$nombre]) ? (string) $nombre : null;
}

function rol(): string
{
    return usuarios()[usuario()]['rol'];
}

function entrar(string $nombre, string $clave): bool
{
    // Contra algo se compara siempre: lo que tarda no dice si el nombre existe.
    $guardada = usuarios()[$nombre]['clave'] ?? password_hash(bin2hex(random_bytes(16)), PASSWORD_DEFAULT);
    if (!password_verify($clave, $guardada)) {
        return false;
    }
    session_regenerate_id(true);
    $_SESSION = ['visto' => time(), 'comprobante' => bin2hex(random_bytes(32)), 'usuario' => $nombre];
    return true;
}

function salir(): void
{
    $_SESSION = [];
    session_regenerate_id(true);
}

/** Un dato del pedido; siempre texto en UTF-8, aunque hayan mandado una lista, otra cosa o nada. */
function dato(array $de, string $nombre): string
{
    $valor = $de[$nombre] ?? '';
    return is_string($valor) && es_texto($valor) ? $valor : '';
}

function es_texto(string $texto): bool
{
    return preg_match('//u', $texto) === 1 && !str_contains($texto, "\0");
}
