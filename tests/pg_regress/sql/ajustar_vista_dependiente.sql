-- Lo que usa la copia y no la puede seguir se nombra (NV007), todo, y todo sigue ahí. Las vistas la seguirían.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE VIEW suc0001.v_zonas AS SELECT id FROM suc0001.zonas;
CREATE MATERIALIZED VIEW suc0001.m_zonas AS SELECT id FROM suc0001.zonas;
CREATE DOMAIN suc0001.d_zonas AS suc0001.zonas;
CREATE TABLE suc0001.guarda (z int, CHECK ((NULL::suc0001.zonas) IS NULL));
DO $$
DECLARE
    detalle text;
BEGIN
    PERFORM nivel.ajustar('zonas', 1);
EXCEPTION WHEN SQLSTATE 'NV007' THEN
    GET STACKED DIAGNOSTICS detalle = PG_EXCEPTION_DETAIL;
    RAISE NOTICE '% dependencias', cardinality(string_to_array(detalle, E'\n'));
    RAISE NOTICE 'vista %, materializada %, dominio %, restricción %', detalle LIKE '%la vista suc0001.v_zonas%',
        detalle LIKE '%la vista materializada suc0001.m_zonas%', detalle LIKE '%el tipo suc0001.d_zonas%', detalle LIKE '%la restricción guarda_check de suc0001.guarda%';
END
$$;
SELECT to_regclass('suc0001.v_zonas'), to_regclass('suc0001.m_zonas'), to_regclass('public.zonas');
