<?php
// Lo que el panel le pregunta a nivel, y el pedido de un cambio.

declare(strict_types=1);

namespace Panel;

const NIVELES = [1 => 'compartido', 2 => 'sucursal', 3 => 'caja'];
const LIMPIEZAS = ['eliminar', 'conservar'];

const ESTADO = <<<'SQL'
    SELECT entidad, nivel, array_to_json(niveles_permitidos) AS permitidos, en_public, copias_sucursal, copias_caja,
           migraciones_pendientes, faltan_copias, array_to_json(otros_niveles) AS otros,
           to_char(modificado_en, 'DD/MM/YYYY HH24:MI') AS modificado, modificado_por
    FROM nivel.estado
    SQL;

const INTENTO = <<<'SQL'
    SELECT intento, to_char(momento, 'DD/MM/YYYY HH24:MI:SS') AS cuando, usuario, usuario_aplicacion, entidad,
           nivel_origen, nivel_destino, resultado, motivo, sqlstate, detalle ->> 'detalle' AS detalle, detalle ->> 'pista' AS pista
    FROM nivel.intentos
    SQL;

function con_listas(array $fila): array
{
    return ['permitidos' => json_decode($fila['permitidos']), 'otros' => json_decode($fila['otros'])] + $fila;
}

function entidades(): array
{
    return array_map(con_listas(...), consultar(ESTADO . ' ORDER BY entidad'));
}

function entidad(string $nombre): array
{
    $filas = consultar(ESTADO . ' WHERE entidad = ?', [$nombre]);
    $fila = $filas[0] ?? throw new Rechazo(404, 'Esa entidad no está configurada.', pista: 'Elija una de la lista de entidades.');
    return con_listas($fila);
}

/** Los últimos intentos, los más nuevos primero. */
function intentos(int $cuantos): array
{
    return consultar(INTENTO . ' ORDER BY momento DESC LIMIT ?', [$cuantos]);
}

function intento(string $id): array
{
    $es_uuid = preg_match('/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/D', $id) === 1;
    $filas = $es_uuid ? consultar(INTENTO . ' WHERE intento = ?', [$id]) : [];
    return $filas[0] ?? throw new Rechazo(404, 'Ese intento no existe.', pista: 'Elija uno de la lista de intentos.');
}

/** Lo que se pide en el formulario. Cada falta, por el nombre de su campo: sin faltas, se puede seguir. */
function leer_pedido(array $de, array $entidad): array
{
    $nivel = dato($de, 'nivel');
    $limpieza = dato($de, 'limpieza') ?: 'eliminar';
    $faltas = [];
    if (!in_array($nivel, array_map(strval(...), destinos($entidad)), true)) {
        $faltas['nivel'] = $nivel === (string) $entidad['nivel'] ? 'Ya está en ese nivel.' : 'Elija a qué nivel llevar la entidad.';
    }
    if (!in_array($limpieza, LIMPIEZAS, true)) {
        $faltas['limpieza'] = 'Elija qué hacer con las tablas vacías.';
    }
    return ['nivel' => (int) $nivel, 'limpieza' => $limpieza, 'faltas' => $faltas];
}

/** Niveles a los que se puede pedir: los permitidos, salvo el que tiene. */
function destinos(array $entidad): array
{
    return array_values(array_diff($entidad['permitidos'], [$entidad['nivel']]));
}

/** No cambia nada. Si no se puede, queda registrado como un intento que falló, con su motivo; si se puede, no es un intento. */
function previsualizar(string $entidad, array $pedido): array
{
    return consultar(
        'SELECT tipo, mensaje, detalle FROM nivel.previsualizar(?, ?, ?, registrar => true) ORDER BY orden',
        [$entidad, $pedido['nivel'], $pedido['limpieza']],
    );
}

/**
 * Hace el cambio que se confirmó, y devuelve su intento. Si entretanto la entidad cambió de nivel, no es el que se confirmó:
 * se rechaza, y si cambió justo después de mirar, se deshace.
 */
function ajustar(string $entidad, array $pedido, int $desde): string
{
    $nivel = entidad($entidad)['nivel'];
    if ($nivel !== $desde) {
        throw ya_cambio($entidad, $nivel);
    }
    return en_transaccion(function () use ($entidad, $pedido, $desde) {
        $hecho = consultar(
            'SELECT intento, nivel_origen FROM nivel.ajustar(?, ?, ?)',
            [$entidad, $pedido['nivel'], $pedido['limpieza']],
        )[0];
        return $hecho['nivel_origen'] === $desde ? $hecho['intento'] : throw ya_cambio($entidad, $hecho['nivel_origen']);
    });
}

function ya_cambio(string $entidad, int $nivel): Rechazo
{
    return new Rechazo(
        409,
        "Mientras usted miraba, alguien llevó $entidad al nivel $nivel. No se hizo el cambio que confirmó.",
        pista: 'Mire en Intentos quién fue, y si todavía hace falta, empiece otra vez desde la lista.',
    );
}
