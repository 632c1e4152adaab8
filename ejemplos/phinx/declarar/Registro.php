<?php
// La base en la que se declara.

declare(strict_types=1);

namespace Nivel\Declarar;

final class Registro
{
    private const DECLARAR = 'SELECT esquema, entidad, estado, detalle FROM nivel.registrar_migracion(?, ?, ?)';

    /** @var \PDO */
    private $base;

    private function __construct(\PDO $base)
    {
        $this->base = $base;
    }

    /** @param array|null $entorno cómo se conecta el entorno de Phinx */
    public static function abrir(?string $dsn, ?string $usuario, ?array $entorno): self
    {
        $clave = null;
        if ($dsn === null) {
            if ($entorno === null) {
                throw new Falla('El entorno de Phinx arma su propia conexión, y no se sabe cuál es.', 'Diga dónde está la base con --dsn.');
            }
            $partes = ['dbname' => $entorno['name'] ?? '', 'host' => $entorno['host'] ?? '', 'port' => $entorno['port'] ?? ''];
            $dsn = 'pgsql:' . implode(';', array_map(function ($clave, $valor) {
                return "$clave=$valor";
            }, array_keys(array_filter($partes)), array_filter($partes)));
            $clave = $usuario === null ? $entorno['pass'] ?? null : null;
            $usuario = $usuario ?? $entorno['user'] ?? null;
        }
        return new self(self::conectar($dsn, $usuario, $clave));
    }

    public static function conectar(string $dsn, ?string $usuario, ?string $clave): \PDO
    {
        if (strpos($dsn, 'pgsql:') !== 0) {
            throw new Falla("«{$dsn}» no es un DSN de PostgreSQL.", 'Por ejemplo: "pgsql:host=localhost;dbname=erp".');
        }
        try {
            $base = new \PDO($dsn, $usuario, $clave === '' ? null : $clave, [\PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION]);
            $base->exec("SET client_encoding = 'UTF8'");
            return $base;
        } catch (\PDOException $e) {
            throw new Falla('No se puede conectar a la base: ' . self::mensaje($e)[0]);
        }
    }

    /** @return array<int, array{esquema: string, entidad: string, estado: string, detalle: string}> */
    public function declarar(int $version, string $nombre, string $sentencias): array
    {
        try {
            $consulta = $this->base->prepare(self::DECLARAR);
            $consulta->execute([$version, $nombre, $sentencias]);
            $filas = $consulta->fetchAll(\PDO::FETCH_ASSOC);
        } catch (\PDOException $e) {
            throw self::falla($e);
        }
        if ($filas === []) {
            return [['esquema' => '', 'entidad' => '', 'estado' => EN_NINGUNO, 'detalle' => '']];
        }
        return array_map(function (array $fila) {
            return array_map('strval', $fila);
        }, $filas);
    }

    private static function falla(\PDOException $e): Falla
    {
        [$mensaje, $pista] = self::mensaje($e);
        switch ($e->getCode()) {
            case '3F000':
                return new Falla('Esta base no tiene nivel.', 'CREATE EXTENSION nivel; SELECT * FROM nivel.activar();');
            case '42883':
                return new Falla('El nivel de esta base no tiene nivel.registrar_migracion.', 'ALTER EXTENSION nivel UPDATE;');
            case '42501':
                return new Falla($mensaje, $pista !== '' ? $pista : 'Declare con un miembro de nivel_administrador (--usuario).');
            case '25006':
                return new Falla('La base es de solo lectura.', 'Declare en la principal, no en una réplica.');
        }
        $sin_conexion = strpos((string) $e->getCode(), '08') === 0 || strpos((string) $e->getCode(), '57P') === 0 || $e->getCode() === 'HY000';
        return new Falla($mensaje, $pista, $sin_conexion);
    }

    /** @return array{string, string} lo que dice el servidor, y su HINT */
    private static function mensaje(\PDOException $e): array
    {
        $texto = (string) ($e->errorInfo[2] ?? $e->getMessage());
        preg_match('/^(?:SQLSTATE\S+ (?:\[\d+\] )?)?(?:\p{Lu}+: +)?(.*?)(?:\nDETAIL:  (.*?))?(?:\nHINT:  (.*?))?(?:\nCONTEXT:  .*)?$/Dsu', $texto, $p);
        $mensaje = trim($p[1] ?? $texto) . (($p[2] ?? '') === '' ? '' : " ({$p[2]})");
        return [preg_replace('/\s+/', ' ', $mensaje), preg_replace('/\s+/', ' ', $p[3] ?? '')];
    }
}
