<?php

use Nivel\Phinx\MigracionPorNivel;

final class ClientesAgregaEmail extends MigracionPorNivel
{
    public function change()
    {
        $this->entidad('clientes')->addColumn('email', 'string', ['limit' => 150, 'null' => true])->update();
        $this->sql(
            'clientes',
            fn ($clientes) => "ALTER TABLE $clientes ADD CONSTRAINT clientes_email CHECK (email LIKE '%@%')",
            fn ($clientes) => "ALTER TABLE $clientes DROP CONSTRAINT clientes_email"
        );
    }
}
