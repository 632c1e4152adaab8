<?php

use Nivel\Phinx\MigracionPorNivel;

// SQL directo: siempre con los nombres que recibe, nunca sin esquema. El tipo es de la misma sucursal, y va con la tabla.
final class EstadoDeClientes extends MigracionPorNivel
{
    public function up()
    {
        $this->sql('clientes', fn ($clientes, $esquema) => [
            "CREATE TYPE $esquema.estado_de_cliente AS ENUM ('activo', 'suspendido')",
            "ALTER TABLE $clientes ADD COLUMN estado $esquema.estado_de_cliente NOT NULL DEFAULT 'activo'",
        ]);
    }

    public function down()
    {
        $this->sql('clientes', fn ($clientes, $esquema) => [
            "ALTER TABLE $clientes DROP COLUMN estado",
            "DROP TYPE $esquema.estado_de_cliente",
        ]);
    }
}
