<?php
// Un entorno solo, que sirve para todos los esquemas: ESQUEMA=suc0001 phinx migrate -e esquema

declare(strict_types=1);

require_once __DIR__ . '/src/MigracionPorNivel.php';

return [
    'paths' => ['migrations' => __DIR__ . '/migraciones'],
    'migration_base_class' => 'Nivel\Phinx\MigracionPorNivel',
    'environments' => [
        'default_environment' => 'esquema',
        'esquema' => [
            'adapter' => 'pgsql',
            'host' => getenv('PGHOST') ?: 'localhost',
            'port' => getenv('PGPORT') ?: '5432',
            'name' => getenv('PGDATABASE') ?: 'erp',
            'user' => getenv('PGUSER') ?: 'migraciones',
            'pass' => getenv('PGPASSWORD') ?: null,
            'schema' => getenv('ESQUEMA') ?: 'public',
        ],
    ],
    'version_order' => 'creation',
];
