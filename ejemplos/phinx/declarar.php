<?php
// Le dice a nivel qué hicieron las migraciones anteriores a él: las pasa, de a una, por la corrida en seco de Phinx, o las ensaya
// en otra base, y le da a nivel.registrar_migracion las sentencias que Phinx escribe. En la base no cambia ninguna tabla.

declare(strict_types=1);

namespace Nivel\Declarar;

foreach (['Falla', 'Phinx', 'EnSeco', 'Ensayo', 'Registro', 'informe'] as $parte) {
    require __DIR__ . "/declarar/$parte.php";
}

const AYUDA = <<<'TXT'
    Uso: php declarar.php [opciones]

      --phinx ARCHIVO          el programa de Phinx (vendor/bin/phinx)
      --configuracion ARCHIVO  la de Phinx: php, json, yml o yaml (phinx.php, phinx.json, phinx.yaml o phinx.yml)
      --entorno NOMBRE         uno de sus entornos; cualquiera sirve para todos los esquemas (el que ella dé por omisión)
      --dsn DSN                dónde está nivel, si no es la base del entorno: pgsql:host=...;dbname=...
      --usuario ROL            con qué rol se declara; un miembro de nivel_administrador (el del entorno, o PGUSER con --dsn)
      --desde VERSION          solo desde esta
      --hasta VERSION          solo hasta esta
      --ensayo DSN             en lugar de la corrida en seco, las corre de verdad y en orden en otra base, donde ese esquema está
                               vacío: para las que preguntan qué hay, o renombran. Esa base después se borra
      --sentencias CARPETA     lo que ni así se sabe, escrito a mano: <versión>.sql, que vale en su lugar
      --mostrar                escribe lo que declararía, y no declara nada
      --ayuda                  esto

    La clave sale del entorno de Phinx, de PGPASSWORD o de ~/.pgpass.
    Termina con 0 si todo concuerda, 1 si algo no, 2 si no se pudo empezar.

    TXT;

/** Las opciones, con lo que vale cada una si no se la dice. */
function leer_opciones(array $argumentos): array
{
    $opciones = [
        'phinx' => 'vendor/bin/phinx', 'configuracion' => null, 'entorno' => null, 'dsn' => null, 'usuario' => null,
        'ensayo' => null, 'desde' => null, 'hasta' => null, 'sentencias' => null, 'mostrar' => false, 'ayuda' => false,
    ];
    while (($argumento = array_shift($argumentos)) !== null) {
        if (preg_match('/^--([a-z]+)(?:=(.*))?$/Ds', $argumento, $p) !== 1 || !array_key_exists($p[1], $opciones)) {
            throw new Falla("No conozco la opción «{$argumento}».", 'Vea php declarar.php --ayuda.');
        }
        if (is_bool($opciones[$p[1]])) {
            $opciones[$p[1]] = true;
            continue;
        }
        $valor = $p[2] ?? array_shift($argumentos);
        if ($valor === null || $valor === '') {
            throw new Falla("A la opción --{$p[1]} le falta su valor.", 'Vea php declarar.php --ayuda.');
        }
        $opciones[$p[1]] = $valor;
    }
    foreach (['desde', 'hasta'] as $version) {
        if ($opciones[$version] !== null && !ctype_digit($opciones[$version])) {
            throw new Falla("--$version lleva una versión, que es un número: 20240105120000.");
        }
    }
    return $opciones;
}

/** Lo que haya escrito a mano para una versión; nulo si nada. */
function a_mano(?string $carpeta, int $version): ?string
{
    $archivo = "$carpeta/$version.sql";
    if ($carpeta === null || !is_file($archivo)) {
        return null;
    }
    $texto = file_get_contents($archivo);
    if ($texto === false) {
        throw new Falla("No se puede leer $archivo.");
    }
    return $texto;
}

/** La fila del informe de una migración que no se pudo declarar. */
function sin_declarar(Falla $e): array
{
    if ($e->detiene) {
        throw $e;
    }
    $detalle = rtrim($e->getMessage(), '.') . '.' . ($e->pista === '' ? '' : " {$e->pista}");
    return ['esquema' => '', 'entidad' => '', 'estado' => SIN_DECLARAR, 'detalle' => $detalle];
}

/**
 * Las sentencias de cada migración, en su orden: las de un ensayo se corren una después de otra.
 *
 * @param EnSeco|Ensayo $de de dónde salen
 *
 * @return array por versión: las sentencias, o la fila que dice por qué no se saben
 */
function sentencias_de(array $migraciones, $de, ?string $carpeta): array
{
    $sentencias = [];
    foreach ($migraciones as $migracion) {
        try {
            $sentencias[$migracion['version']] = a_mano($carpeta, $migracion['version']) ?? $de->sentencias($migracion);
        } catch (Falla $e) {
            $sentencias[$migracion['version']] = sin_declarar($e);
        }
    }
    return $sentencias;
}

/** Las filas del informe de una migración. */
function declarar_una(Registro $registro, array $migracion, string $sentencias): array
{
    try {
        return $registro->declarar($migracion['version'], $migracion['nombre'], $sentencias);
    } catch (Falla $e) {
        return [sin_declarar($e)];
    }
}

function principal(array $argumentos): int
{
    $opciones = leer_opciones($argumentos);
    if ($opciones['ayuda']) {
        echo AYUDA;
        return 0;
    }
    if ($opciones['sentencias'] !== null && !is_dir($opciones['sentencias'])) {
        throw new Falla("La carpeta {$opciones['sentencias']} no existe.");
    }
    $phinx = new Phinx($opciones['phinx'], $opciones['configuracion'], $opciones['entorno']);
    $migraciones = array_filter($phinx->migraciones(), function (array $m) use ($opciones) {
        return $m['version'] >= (int) ($opciones['desde'] ?? 0) && $m['version'] <= (int) ($opciones['hasta'] ?? PHP_INT_MAX);
    });
    if ($migraciones === []) {
        throw new Falla('No hay ninguna migración que declarar.', 'Revise paths.migrations en la configuración de Phinx, --desde y --hasta.');
    }
    $registro = $opciones['mostrar'] ? null : Registro::abrir($opciones['dsn'], $opciones['usuario'], $phinx->conexion());
    $de = $opciones['ensayo'] === null ? new EnSeco($phinx) : new Ensayo($phinx, $opciones['ensayo']);
    $sentencias = sentencias_de($migraciones, $de, $opciones['sentencias']);
    $filas = [];
    // De la última a la primera: lo que una agrega y otra posterior quita o renombra, solo así concuerda.
    foreach (array_reverse($migraciones) as $migracion) {
        $texto = $sentencias[$migracion['version']];
        if (is_array($texto)) {
            $suyas = [$texto];
        } else {
            $suyas = $registro === null ? [] : declarar_una($registro, $migracion, $texto);
        }
        foreach ($suyas as $i => $fila) {
            $suyas[$i] = ['version' => (string) $migracion['version'], 'nombre' => $migracion['nombre']] + $fila;
        }
        array_unshift($filas, ...$suyas);
    }
    if ($registro === null) {
        foreach ($migraciones as $migracion) {
            if (is_string($sentencias[$migracion['version']])) {
                echo "-- {$migracion['version']} {$migracion['nombre']}\n", rtrim($sentencias[$migracion['version']]), "\n\n";
            }
        }
    }
    return informar($filas, count($migraciones), $opciones['mostrar']);
}

try {
    exit(principal(array_slice($argv, 1)));
} catch (Falla $e) {
    fwrite(STDERR, rtrim("{$e->getMessage()}\n{$e->pista}") . "\n");
    exit(2);
}
