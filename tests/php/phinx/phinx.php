#!/usr/bin/env php
<?php
// Stands in for vendor/bin/phinx in the tests: migrate, rollback and status, with what it prints. It has as little of Phinx as
// ejemplos/phinx needs, and runs real SQL. NIVEL_PHINX names the real one, and then the same tests run with it.

declare(strict_types=1);

namespace Phinx;

foreach (['migracion', 'tabla', 'adaptador', 'corrida'] as $parte) {
    require __DIR__ . "/$parte.php";
}

exit(Consola\principal(array_slice($argv, 1)));
