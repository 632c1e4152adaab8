<?php
// La única entrada del panel: prepara la respuesta, averigua quién pide y llama a la página.

declare(strict_types=1);

namespace Panel;

foreach (['rechazo', 'sesion', 'base', 'entidades', 'vista', 'formulario'] as $parte) {
    require __DIR__ . "/../src/$parte.php";
}

// Nada de fuera, ningún guion, ningún marco: lo que alguien logre meter en la página no hace nada.
header("Content-Security-Policy: default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
header('X-Content-Type-Options: nosniff');
header('X-Frame-Options: DENY');
header('Referrer-Policy: same-origin');
header('Cache-Control: no-store');
header_remove('X-Powered-By');

// Método y dirección => página. Los GET no cambian nada; los POST llegan con el comprobante de la sesión.
const PAGINAS = [
    'GET /' => 'lista',
    'GET /entrar' => 'entrar',
    'POST /entrar' => 'entrar',
    'POST /salir' => 'salir',
    'GET /cambiar' => 'cambiar',
    'GET /confirmar' => 'confirmar',
    'POST /ajustar' => 'ajustar',
    'GET /resultado' => 'resultado',
    'GET /intentos' => 'intentos',
];

try {
    $metodo = $_SERVER['REQUEST_METHOD'] === 'HEAD' ? 'GET' : $_SERVER['REQUEST_METHOD'];
    $direccion = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
    $pagina = PAGINAS["$metodo $direccion"] ?? throw new Rechazo(404, 'Esa página no existe.', pista: 'Vuelva a la lista de entidades.');
    abrir_sesion();
    if ($metodo === 'POST') {
        exigir_comprobante();
    }
    if (!in_array($pagina, ['entrar', 'salir'], true) && usuario() === null) {
        ir('/entrar');
    }
    require __DIR__ . "/../src/paginas/$pagina.php";
} catch (\Throwable $e) {
    if (!$e instanceof Rechazo) {
        error_log((string) $e);
        $e = Rechazo::de($e);
    }
    mostrar_rechazo($e);
}
