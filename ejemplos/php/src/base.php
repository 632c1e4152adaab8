<?php
// La conexión, una por pedido, con el rol de quien lo hace. Toda consulta es preparada.

declare(strict_types=1);

namespace Panel;

/** Servidor, base y claves vienen de PGHOST, PGPORT, PGDATABASE, .pgpass: como en psql. */
function base(): \PDO
{
    static $base = null;
    if ($base === null) {
        $base = new \PDO('pgsql:application_name=panel;client_encoding=UTF8', rol(), null, [
            \PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION,
            \PDO::ATTR_DEFAULT_FETCH_MODE => \PDO::FETCH_ASSOC,
            \PDO::ATTR_EMULATE_PREPARES => false,
        ]);
        // Quién es para la aplicación queda en la auditoría, junto al rol.
        consultar("SELECT set_config('nivel.usuario', ?, false)", [usuario()]);
    }
    return $base;
}

/** Filas de una consulta. */
function consultar(string $sql, array $valores = []): array
{
    $consulta = base()->prepare($sql);
    $consulta->execute($valores);
    return $consulta->fetchAll();
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
