-- Lo que un archivo deja para el final de la transacción, y lo que correría en un proceso paralelo, corre como su dueño.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE ROLE regress_al_final;
CREATE SCHEMA suc0001 AUTHORIZATION regress_al_final;
SET ROLE regress_al_final;
CREATE FUNCTION suc0001.f() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO suc0001.testigo VALUES (current_user = 'regress_al_final');
    RETURN NULL;
END
$$;
CREATE TABLE suc0001.testigo (suyo boolean);
GRANT ALL ON suc0001.testigo TO PUBLIC;
CREATE TABLE suc0001.t (n int);
CREATE CONSTRAINT TRIGGER ct AFTER INSERT ON suc0001.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION suc0001.f();
CREATE FUNCTION suc0001.p(int) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100000 AS $$
BEGIN
    IF current_user <> 'regress_al_final' THEN
        RAISE EXCEPTION 'corre como otro';
    END IF;
    RETURN true;
END
$$;
CREATE TABLE suc0001.grande AS SELECT n FROM generate_series(1, 300000) n;
CREATE VIEW suc0001.v AS SELECT n FROM suc0001.grande WHERE n % 50000 = 0 AND suc0001.p(n);
ANALYZE suc0001.grande;
RESET ROLE;
EXPLAIN (COSTS OFF) SELECT count(*) FROM suc0001.v;
SELECT nivel.registrar_manifiesto('m', '{"formato": 1, "esquemas_esperados": ["public"], "epicas": [], "archivos": [
    {"orden": 1, "nombre": "01.sql", "sql": "CREATE TABLE public.hecha AS SELECT count(*) FROM suc0001.v; INSERT INTO suc0001.t VALUES (1)",
     "crea": [{"clase": "tabla", "esquema": "public", "nombre": "hecha"}]}]}');
SELECT archivo, estado, motivo FROM nivel.brecha_plan('m');
SELECT archivo, estado FROM nivel.cerrar_brecha('m');
SELECT suyo, count(*) FROM suc0001.testigo GROUP BY 1;
DROP OWNED BY regress_al_final CASCADE;
DROP ROLE regress_al_final;
