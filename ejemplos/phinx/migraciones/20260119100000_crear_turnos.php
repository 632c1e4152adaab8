<?php

use Nivel\Phinx\MigracionPorNivel;

final class CrearTurnos extends MigracionPorNivel
{
    public function change()
    {
        $this->entidad('turnos')->addColumn('abierto_en', 'timestamp', ['null' => false])->create();
    }
}
