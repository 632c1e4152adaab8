<?php
// Elegir el nivel nuevo.

declare(strict_types=1);

namespace Panel;

exigir_administrador();
$entidad = entidad(dato($_GET, 'entidad'));
formulario($entidad, ['nivel' => null, 'limpieza' => 'eliminar', 'faltas' => []]);
