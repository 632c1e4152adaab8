<?php
// La tabla de Phinx, y una cosa más: una clave foránea a otra entidad apunta a donde esa vive, que puede ser otro esquema.

declare(strict_types=1);

namespace Nivel\Phinx;

use Phinx\Db\Table;

final class Tabla extends Table
{
    /** @var callable|null */
    private $referencia;

    /** @param callable $referencia del nombre que se escribió, el de la tabla */
    public function alReferir(callable $referencia): void
    {
        $this->referencia = $referencia;
    }

    public function addForeignKey($columns, $referencedTable, $referencedColumns = ['id'], $options = [])
    {
        return parent::addForeignKey($columns, $this->adonde($referencedTable), $referencedColumns, $options);
    }

    public function addForeignKeyWithName($name, $columns, $referencedTable, $referencedColumns = ['id'], $options = [])
    {
        return parent::addForeignKeyWithName($name, $columns, $this->adonde($referencedTable), $referencedColumns, $options);
    }

    /** @param mixed $tabla un nombre, o una tabla de Phinx, que queda como está */
    private function adonde($tabla)
    {
        return is_string($tabla) && $this->referencia !== null ? ($this->referencia)($tabla) : $tabla;
    }
}
