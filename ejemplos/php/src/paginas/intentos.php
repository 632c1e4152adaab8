<?php
// La auditoría.

declare(strict_types=1);

namespace Panel;

const CUANTOS = 100;

$intentos = intentos(CUANTOS);
pagina('Intentos', function () use ($intentos) { ?>
<h1>Intentos de cambio</h1>
<?php if ($intentos === []): ?>
<p class="aviso">Todavía no hubo ninguno.</p>
<?php else: ?>
<div class="ancha" role="region" aria-label="Intentos" tabindex="0">
<table>
    <caption><?= count($intentos) < CUANTOS ? 'Todos' : 'Los últimos ' . e(CUANTOS) ?>, del más nuevo al más viejo</caption>
    <thead>
        <tr>
            <th scope="col">Fecha y hora</th>
            <th scope="col">Usuario</th>
            <th scope="col">Entidad</th>
            <th scope="col">Niveles</th>
            <th scope="col">Resultado</th>
            <th scope="col">Motivo</th>
            <th scope="col">Más</th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($intentos as $i): ?>
        <tr>
            <td class="fecha"><?= e($i['cuando']) ?></td>
            <td><?= e($i['usuario_aplicacion'] ?? '—') ?><br><small>rol <?= e($i['usuario']) ?></small></td>
            <td><?= e($i['entidad'] ?? '—') ?></td>
            <td><?= e($i['nivel_origen'] ?? '?') ?> <span aria-hidden="true">→</span><span class="oculto">a</span>
                <?= e($i['nivel_destino'] ?? '?') ?></td>
            <td><span class="resultado <?= RESULTADOS[$i['resultado']] ?? '' ?>"><?= e($i['resultado']) ?></span></td>
            <td><?= e($i['motivo']) ?> <small><?= e($i['sqlstate']) ?></small></td>
            <td><a href="<?= enlace('/resultado', ['intento' => $i['intento']]) ?>">Ver<span class="oculto">
                el intento del <?= e($i['cuando']) ?></span></a></td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>
<?php endif ?>
<?php }, actual: 'intentos');
