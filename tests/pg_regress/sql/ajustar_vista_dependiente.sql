-- Vistas materializadas, funciones y columnas que usan la copia no la siguen: cada una se nombra (NV007), y todas siguen
-- ahí. La vista común la seguiría.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE VIEW suc0001.v_zonas AS SELECT id FROM suc0001.zonas;
CREATE MATERIALIZED VIEW suc0001.m_zonas AS SELECT id FROM suc0001.zonas;
CREATE FUNCTION suc0001.f_zonas(z suc0001.zonas) RETURNS int LANGUAGE sql RETURN z.id;
CREATE TABLE suc0001.guarda (z suc0001.zonas);
DO $$
DECLARE
    detalle text;
BEGIN
    PERFORM nivel.ajustar('zonas', 1);
EXCEPTION WHEN SQLSTATE 'NV007' THEN
    GET STACKED DIAGNOSTICS detalle = PG_EXCEPTION_DETAIL;
    RAISE NOTICE '% dependencias', cardinality(string_to_array(detalle, E'\n'));
    RAISE NOTICE 'vista %, materializada %, función %, columna %', detalle LIKE '%la vista suc0001.v_zonas%',
        detalle LIKE '%la vista materializada suc0001.m_zonas%', detalle LIKE '%suc0001.f_zonas(suc0001.zonas)%', detalle LIKE '%la columna z de suc0001.guarda%';
END
$$;
SELECT to_regclass('suc0001.v_zonas'), to_regclass('suc0001.m_zonas'), to_regclass('public.zonas');
