<?php
// Entrada al panel.

declare(strict_types=1);

namespace Panel;

$nombre = dato($_POST, 'usuario');
$error = null;
if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    if (entrar($nombre, dato($_POST, 'clave'))) {
        ir('/');
    }
    $error = 'El usuario o la clave no son correctos.';
}

pagina('Entrar', function () use ($nombre, $error) { ?>
<h1>Entrar</h1>
<form class="tarjeta angosta" method="post" action="/entrar">
    <?= ocultos() ?>
<?php if ($error !== null): ?>
    <p class="aviso mal" role="alert" id="error"><?= e($error) ?></p>
<?php endif ?>
    <p>
        <label for="usuario">Usuario</label>
        <input id="usuario" name="usuario" value="<?= e($nombre) ?>" autocomplete="username" required autofocus
            <?= $error !== null ? 'aria-invalid="true" aria-describedby="error"' : '' ?>>
    </p>
    <p>
        <label for="clave">Clave</label>
        <input id="clave" name="clave" type="password" autocomplete="current-password" required
            <?= $error !== null ? 'aria-invalid="true" aria-describedby="error"' : '' ?>>
    </p>
    <p class="acciones"><button class="boton">Entrar</button></p>
</form>
<?php }, $error === null ? 200 : 401);
