<?php
// What is asked of a table, kept until create(), update() or save(). An action is [what, arguments...].

declare(strict_types=1);

namespace Phinx\Db;

use Phinx\Db\Adapter\AdapterInterface;

class Table
{
    private array $acciones = [];

    public function __construct(private string $nombre, private array $opciones = [], private ?AdapterInterface $adaptador = null)
    {
    }

    public function getName(): string
    {
        return $this->nombre;
    }

    public function hasPendingActions(): bool
    {
        return $this->acciones !== [];
    }

    public function exists(): bool
    {
        return $this->adaptador->hasTable($this->nombre);
    }

    public function addColumn(string $columna, string $tipo, array $opciones = [])
    {
        return $this->agregar(['columna', $columna, $tipo, $opciones]);
    }

    public function removeColumn(string $columna)
    {
        return $this->agregar(['sin columna', $columna]);
    }

    public function renameColumn(string $vieja, string $nueva)
    {
        return $this->agregar(['renombrar columna', $vieja, $nueva]);
    }

    public function addIndex(string|array $columnas, array $opciones = [])
    {
        return $this->agregar(['índice', (array) $columnas, $opciones]);
    }

    public function addForeignKey(string|array $columns, string|self $referencedTable, string|array $referencedColumns = ['id'], array $options = [])
    {
        return $this->agregar(['clave', (array) $columns, (string) $referencedTable, (array) $referencedColumns, null]);
    }

    public function addForeignKeyWithName(string $name, string|array $columns, string|self $referencedTable, string|array $referencedColumns = ['id'], array $options = [])
    {
        return $this->agregar(['clave', (array) $columns, (string) $referencedTable, (array) $referencedColumns, $name]);
    }

    public function drop()
    {
        return $this->agregar(['sin tabla']);
    }

    public function create(): void
    {
        $this->adaptador->crearTabla($this->nombre, $this->opciones, $this->tomar());
    }

    public function update(): void
    {
        $this->adaptador->cambiarTabla($this->nombre, $this->tomar());
    }

    public function save(): void
    {
        $this->exists() ? $this->update() : $this->create();
    }

    private function agregar(array $accion): self
    {
        $this->acciones[] = $accion;
        return $this;
    }

    private function tomar(): array
    {
        [$acciones, $this->acciones] = [$this->acciones, []];
        return $acciones;
    }
}
