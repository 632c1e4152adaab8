<?php
// El Phinx del proyecto, en otro proceso: qué migraciones hay, y qué escribe cuando corre.

declare(strict_types=1);

namespace Nivel\Declarar;

final class Phinx
{
    // Los nombres que Phinx toma por migraciones.
    private const NOMBRE = '/^(\d+)(?:_([a-z][a-z\d]*(?:_[a-z\d]+)*))?\.php$/Di';

    /** @var string */
    private $programa;
    /** @var string */
    private $configuracion;
    /** @var string|null */
    private $entorno;
    /** @var array lo que la configuración dice del proyecto */
    private $proyecto;
    /** @var string un phinxlog que no existe */
    private $phinxlog;

    public function __construct(string $programa, ?string $configuracion, ?string $entorno)
    {
        if (!is_file($programa)) {
            throw new Falla("No encuentro Phinx en {$programa}.", 'Corra esto en la carpeta del proyecto, o dígalo con --phinx.');
        }
        $this->programa = $programa;
        $this->configuracion = self::configuracion($configuracion);
        $this->entorno = $entorno;
        $this->phinxlog = 'phinxlog_declarar_' . bin2hex(random_bytes(6));
        $this->proyecto = $this->proyecto();
        $this->entorno = $this->proyecto['entorno'];
    }

    /** @return array<int, array{version: int, nombre: string, archivo: string, espacio: ?string}> en el orden de sus versiones */
    public function migraciones(): array
    {
        $migraciones = [];
        foreach ($this->proyecto['rutas'] as $ruta) {
            foreach ($ruta['archivos'] as $archivo) {
                if (preg_match(self::NOMBRE, basename($archivo), $p) !== 1) {
                    continue;
                }
                $clase = isset($p[2]) ? str_replace('_', '', ucwords($p[2], '_')) : "V{$p[1]}";
                $nombre = $ruta['espacio'] === null ? $clase : trim($ruta['espacio'], '\\') . "\\$clase";
                $migraciones[(int) $p[1]] = [
                    'version' => (int) $p[1],
                    // El phinxlog guarda hasta aquí.
                    'nombre' => substr($nombre, 0, 100),
                    'archivo' => (string) realpath($archivo),
                    'espacio' => $ruta['espacio'],
                ];
            }
        }
        ksort($migraciones);
        return array_values($migraciones);
    }

    /** Cómo se conecta el entorno; nulo si la conexión la arma el proyecto. */
    public function conexion(): ?array
    {
        return $this->proyecto['conexion'];
    }

    /** El esquema en el que corre. */
    public function esquema(): string
    {
        return $this->proyecto['esquema'];
    }

    /**
     * Corre una orden con la configuración del proyecto y lo que $pedido cambie (vea configuracion.php).
     *
     * @return array{int, string} con qué código terminó, y todo lo que escribió
     */
    public function correr(array $orden, array $pedido, string $opciones_de_la_conexion = ''): array
    {
        $pedido += ['configuracion' => $this->configuracion, 'entorno' => $this->entorno, 'phinxlog' => $this->phinxlog];
        $ambiente = getenv();
        $ambiente['NIVEL_DECLARAR'] = json_encode($pedido);
        $ambiente['PGOPTIONS'] = trim(($ambiente['PGOPTIONS'] ?? '') . " $opciones_de_la_conexion");
        unset($ambiente['SHELL_VERBOSITY']);
        $argumentos = array_merge([PHP_BINARY, $this->programa], $orden, ['-n', '--no-ansi', '-c', __DIR__ . '/configuracion.php']);
        if ($this->entorno !== null) {
            array_push($argumentos, '-e', $this->entorno);
        }
        $proceso = proc_open($argumentos, [0 => ['file', '/dev/null', 'r'], 1 => ['pipe', 'w'], 2 => ['redirect', 1]], $tubos, null, $ambiente);
        if ($proceso === false) {
            throw new Falla("No se puede correr {$this->programa}.");
        }
        $salida = (string) stream_get_contents($tubos[1]);
        return [proc_close($proceso), $salida];
    }

    /** De lo que escribió, las sentencias de una migración, sin su BEGIN, su COMMIT ni su fila del phinxlog; nulo si no la terminó. */
    public function sentencias(string $salida, int $version): ?string
    {
        if (preg_match("/^ == $version [^\n]*: migrating *\n(.*)^ == $version [^\n]*: migrated [^\n]*$/ms", $salida, $p) !== 1) {
            return null;
        }
        $lineas = explode("\n", rtrim($p[1]));
        if (trim($lineas[0]) === 'BEGIN;') {
            array_shift($lineas);
        }
        while ($lineas !== []) {
            $ultima = end($lineas);
            $es_fila = strpos($ultima, 'INSERT INTO ') === 0 && strpos($ultima, $this->phinxlog) !== false;
            if (trim($ultima) !== 'COMMIT;' && !$es_fila) {
                break;
            }
            array_pop($lineas);
        }
        return implode("\n", $lineas);
    }

    /** El mensaje de la excepción con la que terminó, o la última línea que no está vacía. */
    public static function falla(string $salida): string
    {
        if (preg_match('/^(?:PHP Fatal error: +Uncaught )?\s*\S*(?:Exception|Error): (.+?)(?: in \S+:\d+)?$/m', $salida, $p) === 1) {
            return $p[1];
        }
        $lineas = preg_split('/\R/', trim($salida)) ?: [''];
        return (string) end($lineas);
    }

    private static function configuracion(?string $dicha): string
    {
        foreach ($dicha !== null ? [$dicha] : ['phinx.php', 'phinx.json', 'phinx.yaml', 'phinx.yml'] as $archivo) {
            if (is_file($archivo)) {
                return (string) realpath($archivo);
            }
        }
        throw new Falla('No encuentro la configuración de Phinx' . ($dicha !== null ? " $dicha." : '.'), 'Dígala con --configuracion.');
    }

    private function proyecto(): array
    {
        [, $salida] = $this->correr(['status'], ['pide' => 'proyecto']);
        $proyecto = preg_match('/^NIVEL:(.+)$/m', $salida, $p) === 1 ? json_decode($p[1], true) : null;
        if (!is_array($proyecto)) {
            throw new Falla("Phinx no pudo leer {$this->configuracion}: " . self::falla($salida));
        }
        if ($proyecto['entorno'] === null) {
            throw new Falla("La configuración de Phinx no tiene el entorno «{$this->entorno}».", 'Elija uno de sus environments con --entorno.');
        }
        if (($proyecto['adaptador'] ?? 'pgsql') !== 'pgsql') {
            throw new Falla("El entorno «{$proyecto['entorno']}» no es de PostgreSQL.", 'Elija otro con --entorno.');
        }
        return $proyecto;
    }
}
