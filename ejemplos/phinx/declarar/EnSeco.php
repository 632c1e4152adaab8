<?php
// Las sentencias de cada migración, por la corrida en seco de Phinx: de a una, y sin poder cambiar nada.

declare(strict_types=1);

namespace Nivel\Declarar;

final class EnSeco
{
    /** @var Phinx */
    private $phinx;
    /** @var string carpeta en la que está la única migración de cada corrida */
    private $carpeta;

    public function __construct(Phinx $phinx)
    {
        $this->phinx = $phinx;
        $this->carpeta = $carpeta = sys_get_temp_dir() . '/nivel-declarar-' . bin2hex(random_bytes(6));
        if (!@mkdir($carpeta, 0700)) {
            throw new Falla("No se puede crear $carpeta.", 'La carpeta temporal de PHP (sys_temp_dir) tiene que poder escribirse.');
        }
        // También si el programa se detiene a mitad de camino.
        register_shutdown_function(static function () use ($carpeta) {
            array_map('unlink', glob("$carpeta/*") ?: []);
            @rmdir($carpeta);
        });
    }

    public function sentencias(array $migracion): string
    {
        $enlace = "{$this->carpeta}/" . basename($migracion['archivo']);
        if (!@symlink($migracion['archivo'], $enlace)) {
            throw new Falla("No se puede enlazar {$migracion['archivo']} en {$this->carpeta}.");
        }
        // Lo que se saltee la corrida en seco tampoco cambia nada.
        $pedido = ['pide' => 'migracion', 'carpeta' => $this->carpeta, 'espacio' => $migracion['espacio']];
        [$codigo, $salida] = $this->phinx->correr(['migrate', '--dry-run'], $pedido, '-c default_transaction_read_only=on');
        unlink($enlace);
        $sentencias = $this->phinx->sentencias($salida, $migracion['version']);
        if ($codigo !== 0 || $sentencias === null) {
            throw self::porQueNo($salida);
        }
        if (trim($sentencias) === '') {
            throw Falla::deUna(
                'En seco no hace nada.',
                "Si pregunta antes de hacer (hasTable, hasColumn), use --ensayo o escriba sus sentencias en {$migracion['version']}.sql "
                . '(--sentencias); si de verdad no cambia ninguna tabla, un comentario alcanza.'
            );
        }
        return $sentencias;
    }

    private static function porQueNo(string $salida): Falla
    {
        $dice = Phinx::falla($salida);
        $pista = 'Use --ensayo, o escriba sus sentencias a mano (--sentencias).';
        if (strpos($dice, '25006') !== false) {
            return Falla::deUna("Cambia la base sin pasar por la corrida en seco: $dice", $pista);
        }
        if (preg_match('/startup parameter/i', $salida) === 1) {
            return new Falla("La conexión no acepta PGOPTIONS: $dice", 'Parece un pooler: use una conexión directa.');
        }
        if (preg_match('/problem connecting|SQLSTATE\[08/', $salida) === 1) {
            return new Falla("Phinx no se puede conectar: $dice", 'Revise el entorno: phinx status tiene que andar.');
        }
        return Falla::deUna("En seco falla: $dice", $pista);
    }
}
