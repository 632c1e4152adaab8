<?php
// The configuration, and the console: which migrations to run, in which order, in which transaction.

declare(strict_types=1);

namespace Phinx\Config;

final class Config implements \ArrayAccess
{
    private function __construct(private array $valores)
    {
    }

    public static function fromPhp(string $archivo): self
    {
        ob_start();
        $valores = include $archivo;
        ob_end_clean();
        return new self($valores);
    }

    public function getMigrationPaths(): array
    {
        return (array) $this->valores['paths']['migrations'];
    }

    public function getDefaultEnvironment(): string
    {
        return $this->valores['environments']['default_environment'];
    }

    public function getEnvironment(string $nombre): ?array
    {
        return $this->valores['environments'][$nombre] ?? null;
    }

    public function offsetExists(mixed $clave): bool
    {
        return isset($this->valores[$clave]);
    }

    public function offsetGet(mixed $clave): mixed
    {
        return $this->valores[$clave] ?? throw new \InvalidArgumentException("Identifier \"$clave\" is not defined.");
    }

    public function offsetSet(mixed $clave, mixed $valor): void
    {
        $this->valores[$clave] = $valor;
    }

    public function offsetUnset(mixed $clave): void
    {
        unset($this->valores[$clave]);
    }
}

namespace Phinx\Consola;

use Phinx\Config\Config;
use Phinx\Db\Adapter\PostgresAdapter;
use Phinx\Db\Adapter\ProxyAdapter;
use Phinx\Migration\AbstractMigration;

function principal(array $argumentos): int
{
    $orden = array_shift($argumentos);
    $opciones = [];
    while (($a = array_shift($argumentos)) !== null) {
        $opciones[$a] = in_array($a, ['-c', '-e', '-t'], true) ? array_shift($argumentos) : true;
    }
    echo "Phinx by CakePHP - https://phinx.org. (en su lugar)\n\nusing config file {$opciones['-c']}\n";
    try {
        $config = Config::fromPhp($opciones['-c']);
        $entorno = $opciones['-e'] ?? $config->getDefaultEnvironment();
        $valores = $config->getEnvironment($entorno);
        if ($valores === null) {
            throw new \InvalidArgumentException("The environment \"$entorno\" does not exist");
        }
        $adaptador = new PostgresAdapter($valores, isset($opciones['--dry-run']), isset($opciones['-vv']));
        $migraciones = migraciones($config, $entorno);
        $hechas = $adaptador->versiones();
        $hasta = $opciones['-t'] ?? null;
        if ($orden === 'migrate') {
            foreach (array_diff_key($migraciones, array_flip($hechas)) as $version => $migracion) {
                if ($hasta === null || $version <= $hasta) {
                    correr($adaptador, $migracion, true);
                }
            }
        } elseif ($orden === 'rollback') {
            rsort($hechas);
            foreach ($hasta === null ? array_slice($hechas, 0, 1) : array_filter($hechas, fn ($v) => $v > $hasta) as $version) {
                correr($adaptador, $migraciones[$version], false);
            }
        }
        echo "\nAll Done. Took 0.0000s\n";
        return 0;
    } catch (\Throwable $e) {
        echo $e, "\n";
        return 1;
    }
}

/** @return array<int, AbstractMigration> */
function migraciones(Config $config, string $entorno): array
{
    $migraciones = [];
    foreach ($config->getMigrationPaths() as $carpeta) {
        foreach (glob("$carpeta/*.php") as $archivo) {
            if (preg_match('/^(\d+)_([a-z\d_]+)\.php$/i', basename($archivo), $partes) !== 1) {
                continue;
            }
            require_once $archivo;
            $clase = str_replace('_', '', ucwords($partes[2], '_'));
            $migraciones[(int) $partes[1]] = new $clase($entorno, (int) $partes[1]);
        }
    }
    ksort($migraciones);
    return $migraciones;
}

function correr(PostgresAdapter $adaptador, AbstractMigration $migracion, bool $arriba): void
{
    $nombre = "{$migracion->getVersion()} {$migracion->getName()}";
    echo "\n == $nombre: ", $arriba ? 'migrating' : 'reverting', " \n";
    $migracion->setMigratingUp($arriba)->setAdapter($adaptador);
    if (method_exists($migracion, 'init')) {
        $migracion->init();
    }
    $adaptador->execute('BEGIN');
    if (!method_exists($migracion, 'change')) {
        $arriba ? $migracion->up() : $migracion->down();
    } elseif ($arriba) {
        $migracion->change();
    } else {
        $alreves = new ProxyAdapter($adaptador);
        $migracion->setAdapter($alreves)->change();
        $alreves->alReves();
    }
    $adaptador->migrada($migracion->getVersion(), $migracion->getName(), $arriba);
    $migracion->postFlightCheck();
    $adaptador->execute('COMMIT');
    echo " == $nombre: ", $arriba ? 'migrated' : 'reverted', " 0.0000s\n";
}
