<?php
// Lo que la base contestó, como una tabla.

declare(strict_types=1);

namespace Nivel\Declarar;

const SIN_DECLARAR = 'sin declarar';
const EN_NINGUNO = 'ningún phinxlog la tiene';
const COLUMNAS = ['version' => 'versión', 'nombre' => 'nombre', 'esquema' => 'esquema', 'entidad' => 'entidad', 'estado' => 'estado', 'detalle' => 'detalle'];

/** Escribe las filas y lo que suman; devuelve con qué código terminar. */
function informar(array $filas, int $migraciones, bool $solo_mostrar): int
{
    $malas = ['no concuerda' => [], SIN_DECLARAR => []];
    foreach ($filas as $fila) {
        if ($fila['estado'] === SIN_DECLARAR) {
            $malas[SIN_DECLARAR][$fila['version']] = true;
        } elseif (strpos($fila['estado'], 'no ') === 0) {
            $malas['no concuerda'][$fila['version']] = true;
        }
    }
    // Lo que se muestra va solo, para guardarlo; lo que no se pudo, aparte.
    $donde = $solo_mostrar ? STDERR : STDOUT;
    if ($filas !== []) {
        fwrite($donde, tabla($filas) . "\n");
    }
    $suma = $migraciones === 1 ? '1 migración' : "$migraciones migraciones";
    foreach ([['no concuerda', 'con algo que no concuerda'], [SIN_DECLARAR, 'sin declarar']] as [$cual, $dice]) {
        if ($malas[$cual] !== []) {
            $suma .= ', ' . count($malas[$cual]) . " $dice";
        }
    }
    $bien = $malas['no concuerda'] === [] && $malas[SIN_DECLARAR] === [];
    fwrite($donde, $suma . ($bien && !$solo_mostrar ? ': todo concuerda' : '') . ".\n");
    return $bien ? 0 : 1;
}

function tabla(array $filas): string
{
    $anchos = array_map('Nivel\Declarar\largo', COLUMNAS);
    foreach ($filas as $fila) {
        foreach (array_keys(COLUMNAS) as $columna) {
            $anchos[$columna] = max($anchos[$columna], largo($fila[$columna]));
        }
    }
    $texto = '';
    foreach (array_merge([COLUMNAS], $filas) as $fila) {
        $linea = '';
        foreach ($anchos as $columna => $ancho) {
            $linea .= $fila[$columna] . str_repeat(' ', $ancho - largo($fila[$columna]) + 2);
        }
        $texto .= rtrim($linea) . "\n";
    }
    return $texto;
}

/** En letras, y no en bytes. */
function largo(string $texto): int
{
    return (int) preg_match_all('/./us', $texto) ?: strlen($texto);
}
