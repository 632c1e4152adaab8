<?php

use Nivel\Phinx\MigracionPorNivel;

final class CrearClientes extends MigracionPorNivel
{
    public function change()
    {
        $this->entidad('clientes')
            ->addColumn('nombre', 'string', ['limit' => 120, 'null' => false])
            ->addColumn('cuit', 'string', ['limit' => 13, 'null' => true])
            ->addIndex(['cuit'], ['unique' => true, 'name' => 'clientes_cuit'])
            ->create();
    }
}
