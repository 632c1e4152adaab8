<?php
// Lo confirmado se hace. Si sale bien se va a su resultado con GET: recargar o volver no lo repite.

declare(strict_types=1);

namespace Panel;

exigir_administrador();
$clave = dato($_POST, 'pedido');
$hecho = $_SESSION['hechos'][$clave] ?? null;
if ($hecho === null) {
    $entidad = entidad(dato($_POST, 'entidad'));
    $nivel = filter_var(dato($_POST, 'nivel'), FILTER_VALIDATE_INT, ['options' => ['min_range' => 1, 'max_range' => 3]]);
    $desde = filter_var(dato($_POST, 'desde'), FILTER_VALIDATE_INT, ['options' => ['min_range' => 1, 'max_range' => 3]]);
    $limpieza = dato($_POST, 'limpieza');
    if ($nivel === false || $desde === false || !in_array($limpieza, LIMPIEZAS, true) || $clave === '') {
        throw new Rechazo(422, 'El pedido está incompleto. No se hizo nada.', pista: 'Vuelva a empezar desde la lista de entidades.');
    }
    $hecho = ajustar($entidad['entidad'], ['nivel' => $nivel, 'limpieza' => $limpieza], $desde);
    // Solo los últimos: la sesión no crece sin fin.
    $_SESSION['hechos'] = array_slice(($_SESSION['hechos'] ?? []) + [$clave => $hecho], -20, null, true);
}
ir('/resultado?intento=' . rawurlencode($hecho));
