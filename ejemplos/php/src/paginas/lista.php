<?php
// Estado inicial: las entidades, su nivel y cómo están.

declare(strict_types=1);

namespace Panel;

/** Lo que falta para que la entidad esté completa; vacío si nada. */
function pendientes(array $entidad): array
{
    $faltan = [];
    if ($entidad['faltan_copias'] > 0) {
        $faltan[] = $entidad['faltan_copias'] === 1 ? 'falta 1 copia' : "faltan {$entidad['faltan_copias']} copias";
    }
    if ($entidad['migraciones_pendientes'] > 0) {
        $faltan[] = $entidad['migraciones_pendientes'] === 1
            ? 'a public le falta 1 migración'
            : "a public le faltan {$entidad['migraciones_pendientes']} migraciones";
    }
    if ($entidad['otros'] !== []) {
        $faltan[] = 'también en nivel ' . implode(' y ', $entidad['otros']);
    }
    return $faltan;
}

function donde(array $entidad): string
{
    $lugares = $entidad['en_public'] ? ['public'] : [];
    if ($entidad['copias_sucursal'] > 0) {
        $lugares[] = contar($entidad['copias_sucursal'], 'sucursal', 'sucursales');
    }
    if ($entidad['copias_caja'] > 0) {
        $lugares[] = contar($entidad['copias_caja'], 'caja', 'cajas');
    }
    return implode(', ', $lugares) ?: 'en ninguna parte';
}

$entidades = entidades();
$puede = puede_cambiar();
pagina('Entidades', function () use ($entidades, $puede) { ?>
<h1>Nivel de cada entidad</h1>
<p><strong>1, compartido</strong>: una tabla en <code>public</code>. <strong>2, sucursal</strong>: una copia por sucursal.
    <strong>3, caja</strong>: una por caja.</p>
<?php if (!$puede): ?>
<p class="aviso">Su usuario puede ver los niveles, pero no cambiarlos.</p>
<?php endif ?>
<?php if ($entidades === []): ?>
<p class="aviso">Todavía no hay entidades configuradas.</p>
<?php else: ?>
<div class="ancha" role="region" aria-label="Entidades" tabindex="0">
<table>
    <caption>Configuración actual</caption>
    <thead>
        <tr>
            <th scope="col">Entidad</th>
            <th scope="col">Nivel</th>
            <th scope="col">Tablas</th>
            <th scope="col">Estado</th>
            <th scope="col">Último cambio</th>
<?php if ($puede): ?>
            <th scope="col">Acción</th>
<?php endif ?>
        </tr>
    </thead>
    <tbody>
<?php foreach ($entidades as $entidad): $pendientes = pendientes($entidad); ?>
        <tr>
            <th scope="row"><?= e($entidad['entidad']) ?></th>
            <td><span class="nivel n<?= e($entidad['nivel']) ?>"><?= e(nivel($entidad['nivel'])) ?></span></td>
            <td><?= e(donde($entidad)) ?></td>
            <td class="<?= $pendientes === [] ? 'tranquilo' : 'pendiente' ?>"><?= e(implode('; ', $pendientes) ?: 'completa') ?></td>
            <td><?= e($entidad['modificado']) ?>, <?= e($entidad['modificado_por']) ?></td>
<?php if ($puede): ?>
            <td>
<?php if (destinos($entidad) !== []): ?>
                <a class="boton chico" href="<?= enlace('/cambiar', ['entidad' => $entidad['entidad']]) ?>">Cambiar<span class="oculto">
                    el nivel de <?= e($entidad['entidad']) ?></span></a>
<?php else: ?>
                fija
<?php endif ?>
            </td>
<?php endif ?>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>
<?php endif ?>
<?php }, actual: 'lista');
