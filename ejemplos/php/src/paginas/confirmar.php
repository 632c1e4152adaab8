<?php
// Verificar y confirmar: qué haría el cambio, sin hacerlo; o por qué no se puede.

declare(strict_types=1);

namespace Panel;

// Las filas de la previsualización que dicen qué se hará.
const PLAN = ['dependencia', 'estructura', 'configuracion', 'limpieza'];

exigir_administrador();
$entidad = entidad(dato($_GET, 'entidad'));
$pedido = leer_pedido($_GET, $entidad);
if ($pedido['faltas'] !== []) {
    formulario($entidad, $pedido);
    return;
}
$grupos = [];
foreach (previsualizar($entidad['entidad'], $pedido) as $fila) {
    $grupos[$fila['tipo']][] = ['mensaje' => $fila['mensaje'], 'detalle' => json_decode($fila['detalle'] ?? 'null', true) ?? []];
}

/** Lo primero que se lee (AC-014). */
function resumen(string $entidad, int $nivel): string
{
    return match ($nivel) {
        1 => "Se sincronizará la estructura en public.$entidad, y todas las sucursales usarán esa tabla.",
        2 => "Se sincronizará la estructura de $entidad en cada sucursal, y public dejará de tenerla.",
        3 => "Se sincronizará la estructura de $entidad en cada caja.",
    };
}

function lista_de(array $filas): void
{
    echo '<ul class="plan">';
    foreach ($filas as ['mensaje' => $mensaje, 'detalle' => $detalle]) {
        echo '<li>', e($mensaje);
        $sentencias = $detalle['sentencias'] ?? [];
        if ($sentencias !== []) {
            echo '<details><summary>Ver ', e(contar(count($sentencias), 'sentencia', 'sentencias')), '</summary><pre>';
            echo e(implode(";\n", $sentencias)), ';</pre></details>';
        }
        echo '</li>';
    }
    echo '</ul>';
}

$cambio = 'del nivel ' . nivel($entidad['nivel']) . ' al ' . nivel($pedido['nivel']);
if (isset($grupos['impedimento'])) {
    pagina('No se puede ajustar', function () use ($entidad, $grupos, $cambio) { ?>
<h1>No se puede llevar <span class="nombre"><?= e($entidad['entidad']) ?></span> <?= e($cambio) ?></h1>
<?php
        pasos(1);
        foreach ($grupos['impedimento'] as ['mensaje' => $mensaje, 'detalle' => $detalle]) {
            rechazo($mensaje, $detalle['detalle'] ?? null, $detalle['pista'] ?? null, $detalle['sqlstate'] ?? null);
        } ?>
<p>No se cambió nada: sigue en el nivel <strong><?= e(nivel($entidad['nivel'])) ?></strong>.</p>
<p class="acciones"><a class="boton" href="/">Volver a la lista</a></p>
<?php }, 409);
    return;
}

pagina("Confirmar {$entidad['entidad']}", function () use ($entidad, $pedido, $grupos, $cambio) { ?>
<h1>¿Llevar <span class="nombre"><?= e($entidad['entidad']) ?></span> <?= e($cambio) ?>?</h1>
<?php pasos(2) ?>
<form class="tarjeta" method="post" action="/ajustar">
    <?= ocultos([
        'entidad' => $entidad['entidad'],
        'desde' => $entidad['nivel'],
        'nivel' => $pedido['nivel'],
        'limpieza' => $pedido['limpieza'],
        // Con el mismo, dos veces es una: un doble clic no pide dos cambios.
        'pedido' => bin2hex(random_bytes(16)),
    ]) ?>
    <p class="resumen" id="resumen"><?= e(resumen($entidad['entidad'], $pedido['nivel'])) ?></p>
    <section aria-labelledby="verificado">
        <h2 id="verificado">Verificado</h2>
<?php foreach ($grupos['verificacion'] ?? [] as ['mensaje' => $mensaje, 'detalle' => $detalle]): ?>
        <p class="aviso bien" role="status"><?= e($mensaje) ?></p>
<?php if (($detalle['copias'] ?? []) !== []): ?>
        <p>Copias sin registros: <?= e(count($detalle['copias'])) ?></p>
        <ul class="copias">
<?php foreach (array_slice($detalle['copias'], 0, 12) as $copia): ?>
            <li><?= e($copia) ?></li>
<?php endforeach ?>
<?php if (count($detalle['copias']) > 12): ?>
            <li>y <?= e(count($detalle['copias']) - 12) ?> más</li>
<?php endif ?>
        </ul>
<?php endif ?>
<?php endforeach ?>
    </section>
    <section aria-labelledby="plan">
        <h2 id="plan">Qué se hará</h2>
        <?php lista_de(array_merge(...array_map(fn ($tipo) => $grupos[$tipo] ?? [], PLAN))) ?>
    </section>
<?php if (isset($grupos['advertencia'])): ?>
    <section aria-labelledby="advertencias">
        <h2 id="advertencias">Para tener en cuenta</h2>
        <?php lista_de($grupos['advertencia']) ?>
    </section>
<?php endif ?>
    <p class="acciones">
        <button class="boton" aria-describedby="resumen">Confirmar el cambio</button>
        <a class="boton segundo" href="/">Cancelar</a>
    </p>
</form>
<?php });
