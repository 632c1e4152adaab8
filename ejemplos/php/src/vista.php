<?php
// Cómo se ve: el marco de toda página y las piezas que se repiten. Sin JavaScript.

declare(strict_types=1);

namespace Panel;

const RESULTADOS = ['exitoso' => 'bien', 'fallido' => 'mal', 'denegado' => 'mal', 'revertido' => 'atencion', 'en curso' => 'atencion'];

/** Todo lo que se escribe en una página pasa por aquí: también los nombres de las tablas los eligió alguien. */
function e(string|int|null $texto): string
{
    return htmlspecialchars((string) $texto, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
}

function ir(string $direccion): never
{
    header("Location: $direccion", true, 303);
    exit;
}

function enlace(string $pagina, array $datos): string
{
    return e($pagina . '?' . http_build_query($datos));
}

/** «2 (sucursal)» */
function nivel(?int $nivel): string
{
    return $nivel === null ? '?' : $nivel . (isset(NIVELES[$nivel]) ? ' (' . NIVELES[$nivel] . ')' : '');
}

function contar(int $cuantos, string $uno, string $varios): string
{
    return "$cuantos " . ($cuantos === 1 ? $uno : $varios);
}

/** Los campos que nadie llena, y el comprobante. */
function ocultos(array $datos = []): string
{
    $html = '';
    foreach (['comprobante' => $_SESSION['comprobante']] + $datos as $nombre => $valor) {
        $html .= sprintf('<input type="hidden" name="%s" value="%s">', e($nombre), e($valor));
    }
    return $html;
}

function pagina(string $titulo, \Closure $cuerpo, int $estado = 200, ?string $actual = null): void
{
    http_response_code($estado);
    header('Content-Type: text/html; charset=UTF-8');
    if ($estado === 503) {
        header('Retry-After: 10');
    }
    try {
        $usuario = session_status() === PHP_SESSION_ACTIVE ? usuario() : null;
    } catch (\Throwable) {
        $usuario = null;
    }
    require __DIR__ . '/marco.php';
}

/** Un rechazo, del panel o de la base: qué pasó, en qué tablas y con cuántos registros, y qué hacer. */
function rechazo(string $mensaje, ?string $detalle, ?string $pista, ?string $sqlstate): void
{
    require __DIR__ . '/rechazado.php';
}

function mostrar_rechazo(Rechazo $r): void
{
    pagina($r->estado === 503 ? 'No disponible' : 'No se puede', function () use ($r) {
        echo '<h1>', $r->estado === 503 ? 'Ahora no se puede' : 'No se puede', '</h1>';
        rechazo($r->getMessage(), $r->detalle, $r->pista, $r->sqlstate);
        echo '<p class="acciones"><a class="boton" href="/">Volver a la lista</a></p>';
    }, $r->estado);
}

/** En qué paso se está de los que lleva un cambio. */
function pasos(int $actual): void
{
    echo '<ol class="pasos" aria-label="Pasos del cambio">';
    foreach (['Elegir el nivel', 'Verificar', 'Confirmar', 'Resultado'] as $i => $paso) {
        $clase = $i < $actual ? ' class="hecho"' : ($i === $actual ? ' aria-current="step"' : '');
        echo "<li$clase>", $paso, $i < $actual ? '<span class="oculto"> (hecho)</span>' : '', '</li>';
    }
    echo '</ol>';
}
