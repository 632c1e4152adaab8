-- Una clave foránea apagada (DISABLE TRIGGER ALL), o que vale siempre o solo al replicar, sigue así al volver a crearse.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE FUNCTION pg_temp.estado(siempre boolean, clave text, tabla text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    g name;
BEGIN
    FOR g IN SELECT t.tgname FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint WHERE k.conname = clave AND t.tgrelid = tabla::regclass LOOP
        EXECUTE format('ALTER TABLE %s ENABLE %s TRIGGER %I', tabla, CASE WHEN siempre THEN 'ALWAYS' ELSE 'REPLICA' END, g);
    END LOOP;
END $$;
CREATE FUNCTION pg_temp.estados() RETURNS TABLE (clave name, en regclass, lado text, estados text) LANGUAGE sql AS $$
    SELECT k.conname, t.tgrelid, substring(t.tgname FROM 'RI_ConstraintTrigger_(.)_'), string_agg(t.tgtype || t.tgenabled::text, ' ' ORDER BY t.tgtype)
    FROM pg_trigger t JOIN pg_constraint k ON k.oid = t.tgconstraint GROUP BY 1, 2, 3 ORDER BY 1, 3, 2::text
$$;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, zona_id int CONSTRAINT fk_apagada REFERENCES suc0001.zonas);
CREATE TABLE suc0001.siempre (zona_id int CONSTRAINT fk_siempre REFERENCES suc0001.zonas ON DELETE CASCADE, otra_id int CONSTRAINT fk_normal REFERENCES suc0001.zonas);
CREATE TABLE suc0002.replica (zona_id int CONSTRAINT fk_replica REFERENCES suc0002.zonas);
CREATE TABLE suc0002.partida (id int, zona_id int CONSTRAINT fk_partida REFERENCES suc0002.zonas) PARTITION BY LIST (id);
CREATE TABLE suc0002.partida_1 PARTITION OF suc0002.partida FOR VALUES IN (1);
CREATE TABLE suc0002.partida_2 PARTITION OF suc0002.partida FOR VALUES IN (2);
ALTER TABLE suc0001.clientes DISABLE TRIGGER ALL;
ALTER TABLE suc0002.partida_2 DISABLE TRIGGER ALL;
SELECT pg_temp.estado(true, 'fk_siempre', 'suc0001.siempre'), pg_temp.estado(false, 'fk_siempre', 'suc0001.zonas'), pg_temp.estado(false, 'fk_replica', 'suc0002.replica');
RESET nivel.captura;
SELECT * FROM pg_temp.estados();
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT * FROM pg_temp.estados();
-- Lo que nadie vigilaba sigue sin vigilarse; lo demás, sí.
INSERT INTO suc0001.clientes VALUES (1, 77);
INSERT INTO suc0002.partida VALUES (2, 77);
INSERT INTO suc0002.partida VALUES (1, 77);
DELETE FROM suc0001.clientes;
-- La clave de la propia tabla: al moverla apunta a la compartida, y sigue apagada.
SELECT resultado, estrategia FROM nivel.ajustar('clientes', 1);
SELECT resultado, estrategia FROM nivel.ajustar('siempre', 1, 'conservar');
SELECT * FROM pg_temp.estados() WHERE clave IN ('fk_apagada', 'fk_siempre', 'fk_normal');
INSERT INTO public.clientes VALUES (1, 77);
-- Una tabla particionada que apunta a otra con particiones donde la clave vale solo en algunas: no se puede conservar, se dice.
DELETE FROM public.clientes;
SET nivel.captura = off;
CREATE TABLE suc0001.rubros (id int PRIMARY KEY);
CREATE TABLE suc0001.marcas (id int, rubro int CONSTRAINT fk_rubro REFERENCES suc0001.rubros) PARTITION BY LIST (id);
CREATE TABLE suc0001.marcas_1 PARTITION OF suc0001.marcas FOR VALUES IN (1);
CREATE SCHEMA otro;
CREATE TABLE otro.marcas_1 PARTITION OF suc0001.marcas FOR VALUES IN (2);
ALTER TABLE otro.marcas_1 DISABLE TRIGGER ALL;
RESET nivel.captura;
SELECT nivel.ajustar('rubros', 1);
\echo :SQLSTATE
