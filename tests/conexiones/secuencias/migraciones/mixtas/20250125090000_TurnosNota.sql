-- up siempre turnos
DO $bloque$
BEGIN
    IF to_regclass('{s}.turnos') IS NOT NULL THEN
        ALTER TABLE {s}.turnos ADD COLUMN nota text;
        COMMENT ON COLUMN {s}.turnos.nota IS 'Lo que anota el cajero';
    END IF;
END
$bloque$;
-- down siempre turnos
DO $bloque$
BEGIN
    IF to_regclass('{s}.turnos') IS NOT NULL THEN
        ALTER TABLE {s}.turnos DROP COLUMN nota;
    END IF;
END
$bloque$;
