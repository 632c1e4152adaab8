<?php
declare(strict_types=1);

namespace Panel;

/** @var string $titulo @var \Closure $cuerpo @var ?string $usuario @var ?string $actual */
?>
<!DOCTYPE html>
<html lang="es">
<head>
    <meta charset="UTF-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title><?= e($titulo) ?> · Niveles</title>
    <link rel="stylesheet" href="/estilo.css">
</head>
<body>
<a class="saltar" href="#contenido">Saltar al contenido</a>
<header>
    <p class="marca">Niveles</p>
<?php if ($usuario !== null): ?>
    <nav aria-label="Principal">
        <a href="/"<?= $actual === 'lista' ? ' aria-current="page"' : '' ?>>Entidades</a>
        <a href="/intentos"<?= $actual === 'intentos' ? ' aria-current="page"' : '' ?>>Intentos</a>
    </nav>
    <form class="sesion" method="post" action="/salir">
        <?= ocultos() ?>
        <span>Usuario: <strong><?= e($usuario) ?></strong></span>
        <button class="discreto">Salir</button>
    </form>
<?php endif ?>
</header>
<main id="contenido" tabindex="-1">
<?php $cuerpo() ?>
</main>
<footer>
    <p>Solo se cambian de nivel tablas vacías. Cada intento queda registrado.</p>
</footer>
</body>
</html>
