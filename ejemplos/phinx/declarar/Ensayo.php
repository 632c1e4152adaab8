<?php
// Las sentencias de cada migración, corriéndolas de verdad y en orden en otra base, en la que ese esquema está vacío. Lo que una
// migración pregunta se contesta como la primera vez.

declare(strict_types=1);

namespace Nivel\Declarar;

final class Ensayo
{
    // Lo que Phinx cuenta de sí mismo cuando dice cada sentencia: « -- Altering table x», «    -> 0.0012s».
    private const CRONISTA = '/^(?: -- (?:Altering table |[a-zA-Z]+\().*|    -> \d+\.\d+s)\n?/m';

    /** @var Phinx */
    private $phinx;
    /** @var array cómo se conecta el ensayo */
    private $conexion;
    /** @var string|null lo que escribió, una vez corrido */
    private $salida;

    public function __construct(Phinx $phinx, string $dsn)
    {
        $this->phinx = $phinx;
        $this->conexion = self::partes($dsn) + ['host' => null, 'port' => null, 'name' => null, 'user' => null, 'pass' => null];
        if ($this->conexion['name'] === null) {
            throw new Falla('--ensayo tiene que nombrar una base.', 'Por ejemplo: --ensayo "pgsql:host=localhost;dbname=ensayo".');
        }
        $this->exigirVacia($dsn);
    }

    public function sentencias(array $migracion): string
    {
        if ($this->salida === null) {
            [$codigo, $this->salida] = $this->phinx->correr(['migrate', '-vv'], ['pide' => 'ensayo', 'conexion' => $this->conexion]);
            if ($codigo !== 0 && preg_match('/^ == \d+ .*: migrating *$/m', $this->salida) !== 1) {
                throw new Falla('El ensayo no pudo empezar: ' . Phinx::falla($this->salida));
            }
        }
        $sentencias = $this->phinx->sentencias($this->salida, $migracion['version']);
        if ($sentencias === null) {
            $llego = preg_match("/^ == {$migracion['version']} [^\n]*: migrating *$/m", $this->salida) === 1;
            throw Falla::deUna(
                $llego ? 'En el ensayo falla: ' . Phinx::falla($this->salida) : 'El ensayo se detuvo antes de ella.',
                $llego ? 'La base de ensayo tiene que tener lo que ella usa, como las tablas de public.' : ''
            );
        }
        $sentencias = (string) preg_replace(self::CRONISTA, '', $sentencias);
        // En una base vacía, lo que no hace nada es que nada tiene que hacer.
        return trim($sentencias) === '' ? '-- no cambia ninguna tabla' : $sentencias;
    }

    private static function partes(string $dsn): array
    {
        $partes = [];
        foreach (preg_split('/[;\s]+/', (string) preg_replace('/^pgsql:/', '', $dsn)) ?: [] as $parte) {
            [$clave, $valor] = explode('=', $parte, 2) + [1 => ''];
            $partes[['dbname' => 'name', 'password' => 'pass'][$clave] ?? $clave] = $valor;
        }
        return $partes;
    }

    /** Donde ya hay algo, correrlas sería migrar esa base. */
    private function exigirVacia(string $dsn): void
    {
        $base = Registro::conectar($dsn, null, null);
        $consulta = $base->prepare('SELECT count(*) FROM pg_catalog.pg_class WHERE relnamespace = to_regnamespace(quote_ident(?))');
        $consulta->execute([$this->phinx->esquema()]);
        if ((int) $consulta->fetchColumn() > 0) {
            throw new Falla(
                "En la base de ensayo, el esquema {$this->phinx->esquema()} no está vacío.",
                'Allí las migraciones se corren de verdad: tiene que ser otra base, hecha para esto.'
            );
        }
        $base->exec('CREATE SCHEMA IF NOT EXISTS "' . str_replace('"', '""', $this->phinx->esquema()) . '"');
    }
}
