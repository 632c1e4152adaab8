<?php
// What a migration extends.

declare(strict_types=1);

namespace Phinx\Migration;

use Phinx\Db\Adapter\AdapterInterface;
use Phinx\Db\Table;

class IrreversibleMigrationException extends \Exception
{
}

abstract class AbstractMigration
{
    protected ?AdapterInterface $adapter = null;
    protected bool $isMigratingUp = true;
    protected array $tables = [];

    final public function __construct(protected string $environment, protected int $version)
    {
    }

    public function setAdapter(AdapterInterface $adapter): self
    {
        $this->adapter = $adapter;
        return $this;
    }

    public function getAdapter(): AdapterInterface
    {
        return $this->adapter;
    }

    public function getName(): string
    {
        return static::class;
    }

    public function getVersion(): int
    {
        return $this->version;
    }

    public function setMigratingUp(bool $arriba): self
    {
        $this->isMigratingUp = $arriba;
        return $this;
    }

    public function isMigratingUp(): bool
    {
        return $this->isMigratingUp;
    }

    public function execute(string $sql, array $params = []): int
    {
        return $this->adapter->execute($sql, $params);
    }

    public function query(string $sql, array $params = []): mixed
    {
        return $this->adapter->query($sql, $params);
    }

    public function fetchRow(string $sql): array|false
    {
        return $this->adapter->query($sql)->fetch();
    }

    public function hasTable(string $tabla): bool
    {
        return $this->adapter->hasTable($tabla);
    }

    public function table(string $tabla, array $opciones = []): Table
    {
        return $this->tables[] = new Table($tabla, $opciones, $this->adapter);
    }

    public function postFlightCheck(): void
    {
        foreach ($this->tables as $tabla) {
            if ($tabla->hasPendingActions()) {
                throw new \RuntimeException("Migration {$this->version} has pending actions after execution!");
            }
        }
    }
}
