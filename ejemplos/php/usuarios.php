<?php
// Escribe el archivo de usuarios del panel: por cada «usuario:rol», una clave al azar, que se muestra esta única vez.
//
//   php usuarios.php archivo.json ana:panel_administrador luis:panel_lector

declare(strict_types=1);

[, $archivo] = $argv + [1 => null];
$pares = array_slice($argv, 2);
if ($archivo === null || $pares === []) {
    fwrite(STDERR, "uso: php usuarios.php archivo.json usuario:rol...\n");
    exit(2);
}
$usuarios = [];
foreach ($pares as $par) {
    [$nombre, $rol] = explode(':', $par, 2) + [1 => ''];
    $clave = bin2hex(random_bytes(5));
    $usuarios[$nombre] = ['clave' => password_hash($clave, PASSWORD_DEFAULT), 'rol' => $rol];
    echo "$nombre $clave $rol\n";
}
umask(0077);
file_put_contents($archivo, json_encode($usuarios, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE) . "\n");
