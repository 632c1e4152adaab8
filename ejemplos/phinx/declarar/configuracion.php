<?php
// La configuración con la que Phinx corre bajo declarar.php: la del proyecto, leída por el mismo Phinx, con un phinxlog que no
// existe, así que todo está siempre por correr. NIVEL_DECLARAR dice qué se pide: «proyecto» (qué hay, y nada más), «migracion» (una
// sola, la de una carpeta) o «ensayo» (todas, en otra base).

declare(strict_types=1);

use Phinx\Config\Config;

$pedido = json_decode((string) getenv('NIVEL_DECLARAR'), true);
$leer = ['json' => 'fromJson', 'yml' => 'fromYaml', 'yaml' => 'fromYaml'];
$config = Config::{$leer[strtolower(pathinfo($pedido['configuracion'], PATHINFO_EXTENSION))] ?? 'fromPhp'}($pedido['configuracion']);
$entorno = $pedido['entorno'] ?? $config->getDefaultEnvironment();
$opciones = $config->getEnvironment($entorno);

if ($pedido['pide'] === 'proyecto') {
    $rutas = [];
    foreach ($config->getMigrationPaths() as $espacio => $ruta) {
        $rutas[] = ['espacio' => is_string($espacio) ? $espacio : null, 'archivos' => glob("$ruta/*.php", defined('GLOB_BRACE') ? GLOB_BRACE : 0)];
    }
    $conexion = $opciones === null || isset($opciones['connection']) ? null : array_intersect_key($opciones, array_flip(['host', 'port', 'name', 'user', 'pass']));
    fwrite(STDOUT, "\nNIVEL:" . json_encode([
        'entorno' => $opciones === null ? null : $entorno,
        'adaptador' => $opciones['adapter'] ?? null,
        'esquema' => $opciones['schema'] ?? 'public',
        'rutas' => $rutas,
        'conexion' => $conexion,
    ]) . "\n");
    exit(0);
}

unset($opciones['default_migration_table']);
$opciones['migration_table'] = $pedido['phinxlog'];
$rutas = $config->getMigrationPaths();
if ($pedido['pide'] === 'ensayo') {
    unset($opciones['connection']);
    $opciones = array_filter($pedido['conexion'], 'is_string') + array_diff_key($opciones, $pedido['conexion']);
} else {
    $rutas = $pedido['espacio'] === null ? [$pedido['carpeta']] : [$pedido['espacio'] => $pedido['carpeta']];
}
$envoltura = [
    'paths' => ['migrations' => $rutas],
    // 0.12 lee la tabla de aquí, y los que siguen, del entorno.
    'environments' => ['default_environment' => $entorno, 'default_migration_table' => $pedido['phinxlog'], $entorno => $opciones],
    'version_order' => 'creation',
];
foreach (['templates', 'aliases', 'data_domain', 'feature_flags', 'container'] as $clave) {
    if (isset($config[$clave])) {
        $envoltura[$clave] = $config[$clave];
    }
}
if (isset($config['paths']['bootstrap'])) {
    $envoltura['paths']['bootstrap'] = $config['paths']['bootstrap'];
}
return $envoltura;
