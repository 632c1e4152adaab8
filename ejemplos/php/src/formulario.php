<?php
// El formulario del cambio, también con lo que le falta (estado de validación de lo que se escribió).

declare(strict_types=1);

namespace Panel;

const EXPLICACIONES = [
    1 => 'una sola tabla, en public, para todas las sucursales',
    2 => 'una copia en cada sucursal',
    3 => 'una copia en cada caja',
];

function falta(array $pedido, string $campo): void
{
    if (isset($pedido['faltas'][$campo])) {
        printf('<p class="falta" role="alert" id="falta-%s">%s</p>', $campo, e($pedido['faltas'][$campo]));
    }
}

function formulario(array $entidad, array $pedido): void
{
    $faltas = array_keys($pedido['faltas']);
    pagina("Cambiar {$entidad['entidad']}", function () use ($entidad, $pedido, $faltas) { ?>
<h1>Cambiar el nivel de <span class="nombre"><?= e($entidad['entidad']) ?></span></h1>
<?php pasos(0) ?>
<p>Ahora está en el nivel <strong><?= e(nivel($entidad['nivel'])) ?></strong>.</p>
<form class="tarjeta" method="get" action="/confirmar" novalidate>
    <input type="hidden" name="entidad" value="<?= e($entidad['entidad']) ?>">
    <fieldset<?= isset($pedido['faltas']['nivel']) ? ' aria-invalid="true" aria-describedby="falta-nivel"' : '' ?>>
        <legend>Nivel nuevo</legend>
        <?php falta($pedido, 'nivel') ?>
<?php foreach (destinos($entidad) as $i => $n): ?>
        <p class="opcion">
            <input type="radio" name="nivel" id="nivel<?= e($n) ?>" value="<?= e($n) ?>" required
                <?= $pedido['nivel'] === $n ? 'checked' : '' ?><?= $i === 0 && $faltas !== [] ? ' autofocus' : '' ?>>
            <label for="nivel<?= e($n) ?>"><strong><?= e(nivel($n)) ?></strong>: <?= e(EXPLICACIONES[$n]) ?></label>
        </p>
<?php endforeach ?>
    </fieldset>
    <fieldset<?= isset($pedido['faltas']['limpieza']) ? ' aria-invalid="true" aria-describedby="falta-limpieza"' : '' ?>>
        <legend>Las tablas vacías del nivel que deja</legend>
        <?php falta($pedido, 'limpieza') ?>
<?php foreach (['eliminar' => 'Eliminarlas', 'conservar' => 'Conservarlas con otro nombre'] as $valor => $texto): ?>
        <p class="opcion">
            <input type="radio" name="limpieza" id="<?= e($valor) ?>" value="<?= e($valor) ?>"
                <?= $pedido['limpieza'] === $valor ? 'checked' : '' ?>>
            <label for="<?= e($valor) ?>"><?= e($texto) ?></label>
        </p>
<?php endforeach ?>
    </fieldset>
    <p class="nota">El paso siguiente verifica que todas las tablas estén vacías y muestra qué se haría. Todavía no cambia nada.</p>
    <p class="acciones">
        <button class="boton">Verificar</button>
        <a class="boton segundo" href="/">Cancelar</a>
    </p>
</form>
<?php }, $faltas === [] ? 200 : 422);
}
