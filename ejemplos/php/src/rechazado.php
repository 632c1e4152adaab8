<?php
declare(strict_types=1);

namespace Panel;

/** @var string $mensaje @var ?string $detalle @var ?string $pista @var ?string $sqlstate */
$tablas = tablas_con_datos($detalle);
?>
<div class="aviso mal" role="alert" tabindex="-1" autofocus>
    <p class="mensaje"><?= e($mensaje) ?></p>
<?php if ($tablas !== []): ?>
    <table>
        <caption>Tablas con registros</caption>
        <thead><tr><th scope="col">Tabla</th><th scope="col" class="numero">Registros</th></tr></thead>
        <tbody>
<?php foreach ($tablas as [$tabla, $registros]): ?>
            <tr><th scope="row"><?= e($tabla) ?></th><td class="numero"><?= e($registros) ?></td></tr>
<?php endforeach ?>
        </tbody>
    </table>
<?php elseif ($detalle !== null): ?>
    <ul class="detalle">
<?php foreach (explode("\n", $detalle) as $linea): ?>
        <li><?= e($linea) ?></li>
<?php endforeach ?>
    </ul>
<?php endif ?>
<?php if ($pista !== null): ?>
    <p class="pista"><strong>Qué hacer:</strong> <?= e($pista) ?></p>
<?php endif ?>
<?php if ($sqlstate !== null): ?>
    <p class="codigo">Código: <?= e($sqlstate) ?></p>
<?php endif ?>
</div>
