<?php
// La conexión, una por pedido, con el rol de quien lo hace. Toda consulta es preparada.

declare(strict_types=1);

namespace Panel;

/** Servidor, base y claves vienen de PGHOST, PGPORT, PGDATABASE, .pgpass: como en psql. */
function base(): \PDO
{
    static $base = null;
    return $base ??= new \PDO('pgsql:application_name=panel;client_encoding=UTF8', rol(), null, [
        \PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION,
        \PDO::ATTR_DEFAULT_FETCH_MODE => \PDO::FETCH_ASSOC,
        \PDO::ATTR_EMULATE_PREPARES => false,
        // Los valores van aparte de la sentencia igual, y no queda nada preparado en la conexión.
        \PDO::PGSQL_ATTR_DISABLE_PREPARES => true,
    ]);
}

/**
 * El trabajo en una transacción, que se deshace si no termina. Quién es para la aplicación vale hasta su fin: detrás de un pooler,
 * o con conexiones persistentes, lo que se dice para la sesión le queda al próximo, y la auditoría diría que fue otro.
 */
function en_transaccion(callable $trabajo): mixed
{
    $base = base();
    if ($base->inTransaction()) {
        return $trabajo();
    }
    $base->beginTransaction();
    try {
        consultar("SELECT set_config('nivel.usuario', ?, true)", [usuario()]);
        $hecho = $trabajo();
        $base->commit();
        return $hecho;
    } catch (\Throwable $e) {
        try {
            $base->rollBack();
        } catch (\PDOException) {
            // Sin conexión ya no hay qué deshacer; lo que pasó es lo otro.
        }
        throw $e;
    }
}

/** Filas de una consulta. */
function consultar(string $sql, array $valores = []): array
{
    return en_transaccion(function () use ($sql, $valores) {
        $consulta = base()->prepare($sql);
        $consulta->execute($valores);
        return $consulta->fetchAll();
    });
}

/** Lo que decide la base, no el panel: quien no es administrador no ve botones. */
function puede_cambiar(): bool
{
    static $puede = null;
    return $puede ??= consultar("SELECT pg_has_role('nivel_administrador', 'MEMBER') AS puede")[0]['puede'];
}

/** Se pregunta antes para responder con claridad; si esto faltara, la base lo rechazaría igual, y lo dejaría registrado. */
function exigir_administrador(): void
{
    if (!puede_cambiar()) {
        throw new Rechazo(403, 'Su usuario puede ver los niveles, pero no cambiarlos.', pista: 'Pida el cambio a un administrador.');
    }
}
