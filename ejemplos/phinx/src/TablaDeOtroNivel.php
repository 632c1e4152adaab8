<?php
// La tabla de una entidad que vive en otro nivel: se le puede pedir lo mismo que a una tabla, y no hace nada.

declare(strict_types=1);

namespace Nivel\Phinx;

final class TablaDeOtroNivel
{
    /** Lo que pregunta si hay algo no lo encuentra; lo demás devuelve la misma tabla, para seguir encadenando. */
    public function __call(string $metodo, array $argumentos)
    {
        if ($metodo === 'exists' || strpos($metodo, 'has') === 0) {
            return false;
        }
        return in_array($metodo, ['getColumns', 'getPendingColumns', 'getIndexes', 'getForeignKeys', 'getData'], true) ? [] : $this;
    }
}
