<?php

use Nivel\Phinx\MigracionPorNivel;

// La clave foránea apunta a donde clientes vive hoy: public, o la misma sucursal.
final class CrearFacturas extends MigracionPorNivel
{
    public function change()
    {
        $this->entidad('facturas')
            ->addColumn('cliente_id', 'integer', ['null' => false])
            ->addColumn('total', 'decimal', ['precision' => 14, 'scale' => 2, 'null' => false])
            ->addForeignKey('cliente_id', 'clientes', 'id')
            ->create();
    }
}
