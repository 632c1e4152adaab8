<?php
// Dónde vive una entidad, visto desde el esquema de una corrida de Phinx.

declare(strict_types=1);

namespace Nivel\Phinx;

final class Lugar
{
    private const PUEDE = <<<'SQL'
        SELECT (SELECT has_table_privilege(c.oid, 'SELECT')
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'nivel' AND c.relname = 'configuracion')::text
        SQL;

    // %1$s el esquema, %2$s la entidad. Una entidad puede estar en varios niveles a la vez.
    private const PREGUNTA = <<<'SQL'
        SELECT json_build_object(
            'niveles', (SELECT array_to_json(c.nivel || c.otros_niveles) FROM nivel.configuracion c WHERE c.entidad = %2$s),
            'aqui', CASE WHEN %1$s = 'public' THEN 1 ELSE (SELECT s.nivel FROM nivel.sucursales s WHERE s.esquema = %1$s) END,
            'padre', (SELECT s.padre FROM nivel.sucursales s WHERE s.esquema = %1$s))::text
        SQL;

    /** @var string */
    private $entidad;
    /** @var string */
    private $esquema;
    /** @var int[]|null nulo si no está configurada */
    private $niveles;
    /** @var int nivel del esquema de la corrida */
    private $aqui;
    /** @var string|null la sucursal de la caja en la que se corre */
    private $padre;

    private function __construct()
    {
    }

    /**
     * @param callable $literal de un valor, lo que se escribe en la sentencia
     * @param callable $valor de una consulta, su único valor
     */
    public static function de(string $entidad, string $esquema, callable $literal, callable $valor): self
    {
        $puede = $valor(self::PUEDE);
        if ($puede === '') {
            throw new \RuntimeException(
                "Esta base no tiene nivel, y no se sabe dónde vive «{$entidad}». Instálelo (CREATE EXTENSION nivel; "
                . 'SELECT * FROM nivel.activar();) o, si esta base no lo va a tener, use table() en lugar de entidad().'
            );
        }
        if ($puede !== 'true') {
            throw new \RuntimeException('El rol que migra no puede leer la configuración de nivel. Un superusuario lo permite con GRANT nivel_lector TO ese rol.');
        }
        $dice = json_decode($valor(sprintf(self::PREGUNTA, $literal($esquema), $literal($entidad))), true);
        if (!isset($dice['aqui'])) {
            throw new \RuntimeException(
                "El esquema «{$esquema}» no es public, ni una sucursal o caja que nivel conozca. Si lo es: "
                . "SELECT nivel.registrar_sucursal('" . str_replace("'", "''", $esquema) . "'); si no, sus tablas no son entidades: use table()."
            );
        }
        $lugar = new self();
        $lugar->entidad = $entidad;
        $lugar->esquema = $esquema;
        $lugar->niveles = $dice['niveles'];
        $lugar->aqui = $dice['aqui'];
        $lugar->padre = $dice['padre'];
        return $lugar;
    }

    public function esquema(): string
    {
        return $this->esquema;
    }

    public function configurada(): bool
    {
        return $this->niveles !== null;
    }

    public function viveAqui(): bool
    {
        return in_array($this->aqui, $this->niveles ?? [], true);
    }

    /** El de la tabla que se ve desde aquí: el propio, o uno de arriba. Una caja ve a su sucursal y a public; una sucursal, a public. */
    public function esquemaVisible(): string
    {
        $arriba = [3 => $this->aqui === 3 ? $this->esquema : null, 2 => $this->aqui === 2 ? $this->esquema : $this->padre, 1 => 'public'];
        foreach ($arriba as $nivel => $esquema) {
            if ($esquema !== null && $nivel <= $this->aqui && in_array($nivel, $this->niveles ?? [], true)) {
                return $esquema;
            }
        }
        $niveles = implode(' y ', $this->niveles ?? []);
        throw new \RuntimeException(
            "Desde {$this->esquema} (nivel {$this->aqui}) no se ve una tabla «{$this->entidad}»: vive en el nivel {$niveles}. "
            . 'Una tabla solo puede usar las de su nivel o las de uno menor.'
        );
    }
}
