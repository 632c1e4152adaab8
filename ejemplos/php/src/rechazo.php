<?php
// Lo que el panel o la base no hacen, con lo que la persona necesita: qué pasó, en qué tablas, qué hacer ahora.

declare(strict_types=1);

namespace Panel;

final class Rechazo extends \Exception
{
    public function __construct(
        public readonly int $estado,
        string $mensaje,
        public readonly ?string $detalle = null,
        public readonly ?string $pista = null,
        public readonly ?string $sqlstate = null,
    ) {
        parent::__construct($mensaje);
    }

    /** De un error de PDO o cualquier otro. */
    public static function de(\Throwable $e): self
    {
        if (!$e instanceof \PDOException) {
            return new self(500, 'El panel falló.', pista: 'Avise a quien lo mantiene: el registro del servidor web dice qué pasó.');
        }
        // Una conexión que no se abre puede no traer errorInfo.
        $sqlstate = $e->errorInfo[0] ?? '08006';
        $partes = partir($e->errorInfo[2] ?? '');
        $estado = estado_http($sqlstate);
        // Lo que rechaza nivel dice siempre qué hacer. Lo demás puede estar en otro idioma y decir cualquier cosa: queda en el
        // registro del servidor web, y aquí solo su código.
        return $partes['pista'] !== null && !es_conexion($sqlstate)
            ? new self($estado, $partes['mensaje'], $partes['detalle'], $partes['pista'], $sqlstate)
            : self::ajeno($estado, $sqlstate);
    }

    private static function ajeno(int $estado, string $sqlstate): self
    {
        return match (true) {
            es_conexion($sqlstate) => new self(
                503,
                'No hay conexión con la base de datos.',
                pista: 'Vuelva a intentarlo en un momento. Si estaba confirmando un cambio, mire antes en Intentos si quedó hecho.',
            ),
            $estado === 403 => new self(
                403,
                'Su usuario no tiene permiso para eso.',
                pista: 'Pida el cambio a un administrador.',
                sqlstate: $sqlstate,
            ),
            default => new self(
                $estado,
                'La base de datos respondió con un error inesperado. No se cambió nada.',
                pista: 'Avise a quien mantiene el panel, con el código: el registro del servidor web tiene el resto.',
                sqlstate: $sqlstate,
            ),
        };
    }
}

function es_conexion(string $sqlstate): bool
{
    return str_starts_with($sqlstate, '08') || str_starts_with($sqlstate, '57P') || $sqlstate === 'HY000';
}

function estado_http(string $sqlstate): int
{
    return match (true) {
        $sqlstate === 'NV003' => 404,
        in_array($sqlstate, ['NV009', 'NV010', '55P03', '25006'], true) || es_conexion($sqlstate) => 503,
        $sqlstate === '42501' => 403,
        str_starts_with($sqlstate, 'NV') => 409,
        default => 500,
    };
}

/**
 * PDO da un solo texto: «ERROR:  mensaje», y después DETAIL, HINT y CONTEXT, cada uno en su línea.
 * Los escribe libpq en inglés mientras PHP no cambie LC_MESSAGES; la gravedad la traduce el servidor.
 */
function partir(string $texto): array
{
    $forma = '/^(?:\p{Lu}+: +)?(.*?)(?:\nDETAIL:  (.*?))?(?:\nHINT:  (.*?))?(?:\nCONTEXT:  .*)?$/Dsu';
    preg_match($forma, $texto, $p, PREG_UNMATCHED_AS_NULL);
    return ['mensaje' => $p[1] ?? $texto, 'detalle' => $p[2] ?? null, 'pista' => $p[3] ?? null];
}

/** Del DETAIL de NV001: [tabla, registros] por línea; vacío si dice otra cosa. */
function tablas_con_datos(?string $detalle): array
{
    preg_match_all('/^(.+): (\d+) registros?$/mu', $detalle ?? '', $lineas, PREG_SET_ORDER);
    return array_map(fn (array $l) => [$l[1], (int) $l[2]], $lineas);
}
