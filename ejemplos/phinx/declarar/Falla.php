<?php
// Lo que no se pudo, dicho para quien corre el programa.

declare(strict_types=1);

namespace Nivel\Declarar;

final class Falla extends \RuntimeException
{
    /** @var string qué hacer */
    public $pista;
    /** @var bool si no tiene sentido seguir con la migración siguiente */
    public $detiene;

    public function __construct(string $mensaje, string $pista = '', bool $detiene = true)
    {
        parent::__construct($mensaje);
        $this->pista = $pista;
        $this->detiene = $detiene;
    }

    /** De una migración; las demás pueden seguir. */
    public static function deUna(string $mensaje, string $pista = ''): self
    {
        return new self($mensaje, $pista, false);
    }
}
