<?php
// Escucha el canal «nivel» y manda un correo por cada resultado: un cambio hecho, rechazado o denegado.
//
//   PGHOST=... PGDATABASE=... PGUSER=panel AVISO_PARA=admin@example.com php escuchar.php [--cuantos=N]
//
// El rol necesita nivel_lector. Sin AVISO_PARA solo escribe en la salida. Con --cuantos termina después de N avisos.

declare(strict_types=1);

// Cualquiera puede hacer NOTIFY: el aviso solo despierta, lo que se manda es lo que dice la auditoría.
const HISTORIAL = <<<'SQL'
    SELECT to_char(momento, 'YYYY-MM-DD HH24:MI:SS TZ') AS momento, accion, entidad, nivel_origen, nivel_destino, resultado,
           motivo, sqlstate, usuario, usuario_aplicacion, detalle ->> 'pista' AS pista
    FROM nivel.historial WHERE intento = ?
    SQL;
const UUID = '/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/D';

/** Lo que la auditoría sabe del intento que nombra un aviso; nulo si no nombra ninguno. */
function buscar(PDO $base, string $carga): ?array
{
    $aviso = json_decode($carga, true);
    $intento = is_array($aviso) ? ($aviso['intento'] ?? null) : null;
    if (!is_string($intento) || !preg_match(UUID, $intento)) {
        return null;
    }
    $consulta = $base->prepare(HISTORIAL);
    $consulta->execute([$intento]);
    return $consulta->fetch(PDO::FETCH_ASSOC) ?: null;
}

/** Asunto y texto del correo. */
function redactar(array $h): array
{
    $que = trim("{$h['accion']} {$h['entidad']}");
    $niveles = $h['nivel_destino'] === null ? '' : ' (nivel ' . ($h['nivel_origen'] ?? '?') . " a {$h['nivel_destino']})";
    $quien = $h['usuario_aplicacion'] === null ? $h['usuario'] : "{$h['usuario_aplicacion']} (rol {$h['usuario']})";
    $lineas = [
        'Resultado' => $h['resultado'],
        'Qué' => $que . $niveles,
        'Quién' => $quien,
        'Cuándo' => $h['momento'],
        'Mensaje' => $h['motivo'],
        'Código' => $h['sqlstate'],
        'Qué hacer' => $h['pista'],
    ];
    $texto = '';
    foreach (array_filter($lineas, fn ($valor) => $valor !== null) as $nombre => $valor) {
        $texto .= "$nombre: $valor\n";
    }
    return ["[nivel] $que: {$h['resultado']}", $texto];
}

function mandar(string $asunto, string $texto): void
{
    echo $texto, "\n";
    $para = getenv('AVISO_PARA');
    // En base64 el asunto no puede traer encabezados de más, diga lo que diga el nombre de una entidad.
    if ($para && !mail($para, '=?UTF-8?B?' . base64_encode($asunto) . '?=', $texto, 'Content-Type: text/plain; charset=UTF-8')) {
        fwrite(STDERR, "No se pudo mandar el correo: $asunto\n");
    }
}

/** Escucha hasta que la conexión se corta o llegaron los avisos que se querían; dice cuántos faltan. */
function escuchar(?int $faltan): ?int
{
    // Sin más datos que las variables PG*, como psql.
    $base = new PDO('pgsql:', null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
    $base->exec('LISTEN nivel');
    while ($faltan === null || $faltan > 0) {
        $aviso = $base->pgsqlGetNotify(PDO::FETCH_ASSOC, 10000);
        if ($aviso === false) {
            $base->query('SELECT 1'); // si se cortó, se sabe ahora
        } elseif (($historia = buscar($base, $aviso['payload'])) !== null) {
            mandar(...redactar($historia));
            $faltan = $faltan === null ? null : $faltan - 1;
        }
    }
    return $faltan;
}

$opciones = getopt('', ['cuantos:']);
$faltan = isset($opciones['cuantos']) ? (int) $opciones['cuantos'] : null;
while ($faltan === null || $faltan > 0) {
    try {
        $faltan = escuchar($faltan);
    } catch (PDOException $e) {
        fwrite(STDERR, $e->getMessage() . "; se reintenta en 5 segundos\n");
        sleep(5);
    }
}
