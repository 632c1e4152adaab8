<?php
// Base de las migraciones de un proyecto con nivel. El mismo archivo se corre en todos los esquemas; lo que hace, lo hace donde
// la tabla vive hoy, y en los demás no hace nada y queda registrado en su phinxlog, que es lo que nivel espera encontrar.

declare(strict_types=1);

namespace Nivel\Phinx;

use Phinx\Migration\AbstractMigration;
use Phinx\Migration\IrreversibleMigrationException;

require_once __DIR__ . '/Lugar.php';
require_once __DIR__ . '/Tabla.php';
require_once __DIR__ . '/TablaDeOtroNivel.php';

abstract class MigracionPorNivel extends AbstractMigration
{
    /**
     * La tabla de una entidad, como la da table(): con create(), update(), drop()->save() y lo demás. Si no vive en el esquema de
     * esta corrida, nada de lo que se le pida ocurre.
     *
     * @param array<string, mixed> $opciones las de table()
     * @return Tabla|TablaDeOtroNivel
     */
    protected function entidad(string $entidad, array $opciones = [])
    {
        $lugar = $this->lugar($entidad);
        if (!$lugar->viveAqui()) {
            return new TablaDeOtroNivel();
        }
        $tabla = new Tabla($this->paraPhinx($lugar->esquema(), $entidad), $opciones, $this->getAdapter());
        $tabla->alReferir(function (string $otra) {
            return $this->referencia($otra);
        });
        // Phinx revisa al final que no quede nada sin guardar.
        $this->tables[] = $tabla;
        return $tabla;
    }

    /**
     * SQL directo sobre una entidad, donde vive. $ida recibe el nombre de la tabla y el de su esquema, los dos listos para
     * escribir en la sentencia, y devuelve una sentencia o una lista. En change() hace falta $vuelta, que es lo que corre al
     * revertir; en up() y down() no.
     */
    protected function sql(string $entidad, callable $ida, ?callable $vuelta = null): void
    {
        $lugar = $this->lugar($entidad);
        if (!$lugar->viveAqui()) {
            return;
        }
        $revierte = method_exists($this, 'change') && !$this->isMigratingUp();
        if ($revierte && $vuelta === null) {
            throw new IrreversibleMigrationException(
                "La migración {$this->getVersion()} no dice cómo se revierte su SQL sobre $entidad: agregue la vuelta a sql(), o use "
                . 'up() y down() en lugar de change().'
            );
        }
        $esquema = $lugar->esquema();
        $sentencias = ($revierte ? $vuelta : $ida)(self::citar($esquema) . '.' . self::citar($entidad), self::citar($esquema));
        foreach ((array) $sentencias as $sentencia) {
            $this->execute($sentencia);
        }
    }

    /** Si la entidad vive en el esquema de esta corrida: para lo que no es de una sola tabla, como una vista. */
    protected function viveAqui(string $entidad): bool
    {
        return $this->lugar($entidad)->viveAqui();
    }

    /** El nombre de la tabla que se ve desde este esquema, calificado y entre comillas: para SQL que lee otra entidad. */
    protected function calificar(string $entidad): string
    {
        return self::citar($this->lugar($entidad)->esquemaVisible()) . '.' . self::citar($entidad);
    }

    /** A qué tabla apunta una clave foránea: si es una entidad, donde se ve desde aquí; si no, lo que se escribió. */
    private function referencia(string $otra): string
    {
        if (strpos($otra, '.') !== false) {
            return $otra;
        }
        $lugar = $this->consultar($otra);
        return $lugar->configurada() ? $lugar->esquemaVisible() . '.' . $otra : $otra;
    }

    private function lugar(string $entidad): Lugar
    {
        if (strpos($entidad, '.') !== false) {
            throw new \RuntimeException("La entidad se nombra sin su esquema, que es lo que nivel sabe: «{$entidad}» lleva un punto.");
        }
        $lugar = $this->consultar($entidad);
        if (!$lugar->configurada()) {
            $literal = str_replace("'", "''", $entidad);
            throw new \RuntimeException(
                "La entidad «{$entidad}» no está configurada, y no se sabe en qué nivel vive. Antes de migrar: "
                . "SELECT nivel.configurar('$literal', 2); (1 compartida, 2 por sucursal, 3 por caja)."
            );
        }
        return $lugar;
    }

    private function consultar(string $entidad): Lugar
    {
        return Lugar::de($entidad, $this->esquema(), function (string $valor) {
            return $this->getAdapter()->getConnection()->quote($valor);
        }, function (string $sql) {
            $fila = $this->fetchRow($sql);
            // Una sola columna: da igual cómo pidió el proyecto que vengan las filas.
            return is_array($fila) ? (string) reset($fila) : '';
        });
    }

    /** El esquema de esta corrida: la opción schema de Phinx o, en un proyecto que lo dice en init(), el primero del search_path. */
    private function esquema(): string
    {
        $opcion = $this->opcionSchema();
        if ($opcion !== '') {
            return $opcion;
        }
        $fila = $this->fetchRow('SELECT current_schema()');
        $esquema = is_array($fila) ? (string) reset($fila) : '';
        if ($esquema === '') {
            throw new \RuntimeException('No se sabe en qué esquema corre esta migración: dígalo con la opción schema del entorno de Phinx.');
        }
        return $esquema;
    }

    private function opcionSchema(): string
    {
        $adaptador = $this->getAdapter();
        return $adaptador->hasOption('schema') ? (string) $adaptador->getOption('schema') : '';
    }

    /** Con la opción schema, Phinx califica él mismo; sin ella diría public. */
    private function paraPhinx(string $esquema, string $tabla): string
    {
        return $this->opcionSchema() !== '' ? $tabla : "$esquema.$tabla";
    }

    private static function citar(string $nombre): string
    {
        return '"' . str_replace('"', '""', $nombre) . '"';
    }
}
