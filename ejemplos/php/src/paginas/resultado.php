<?php
// Cómo terminó un intento: lo que dice la auditoría, también mañana y para otro.

declare(strict_types=1);

namespace Panel;

$intento = intento(dato($_GET, 'intento'));
$exito = $intento['resultado'] === 'exitoso';
pagina($exito ? 'Configuración ajustada' : 'Intento', function () use ($intento, $exito) { ?>
<h1><?= $exito ? 'Cambio hecho' : 'Intento ' . e($intento['resultado']) ?></h1>
<?php
    if ($exito) {
        pasos(3); ?>
<div class="aviso bien" role="status" aria-live="polite" tabindex="-1" autofocus>
    <p class="mensaje"><?= e($intento['motivo']) ?></p>
    <p><strong><?= e($intento['entidad']) ?></strong> está en el nivel <strong><?= e(nivel($intento['nivel_destino'])) ?></strong>.</p>
</div>
<?php
    } else {
        rechazo($intento['motivo'] ?? 'La transacción se deshizo.', $intento['detalle'], $intento['pista'], $intento['sqlstate']);
    } ?>
<dl class="tarjeta ficha">
    <dt>Entidad</dt><dd><?= e($intento['entidad']) ?></dd>
    <dt>Del nivel</dt><dd><?= e(nivel($intento['nivel_origen'])) ?></dd>
    <dt>Al nivel</dt><dd><?= e(nivel($intento['nivel_destino'])) ?></dd>
    <dt>Usuario</dt><dd><?= e($intento['usuario_aplicacion'] ?? '—') ?> (rol <?= e($intento['usuario']) ?>)</dd>
    <dt>Fecha y hora</dt><dd><?= e($intento['cuando']) ?></dd>
    <dt>Identificador</dt><dd><code><?= e($intento['intento']) ?></code></dd>
</dl>
<p class="acciones"><a class="boton" href="/">Volver a la lista</a> <a class="boton segundo" href="/intentos">Ver los intentos</a></p>
<?php });
