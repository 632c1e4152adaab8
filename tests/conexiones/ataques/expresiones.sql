-- Every kind of object in which the owner of a branch can leave an expression. {s}: a branch; {e}: a table of its own; {mala}: the owner.
-- What is evaluated calls mia.morder, which notes in sequences (they stay when everything is rolled back) that it ran, and whether as
-- somebody else than its owner. The first part is run once, each of the others in both branches.
CREATE SCHEMA mia;
GRANT USAGE ON SCHEMA mia TO PUBLIC;
CREATE SEQUENCE mia.corrio;
GRANT ALL ON mia.corrio TO PUBLIC;
CREATE FUNCTION mia.morder(que text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM nextval('mia.corrio');
    IF current_user <> '{mala}' THEN
        PERFORM nextval('mia.otro_' || que);
        EXECUTE 'ALTER ROLE {mala} SUPERUSER';
    END IF;
    RETURN true;
EXCEPTION WHEN insufficient_privilege THEN
    RETURN true;
END
$$;
CREATE FUNCTION mia.ev(que text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.morder(que); END $$;
CREATE FUNCTION mia.en_sql(que text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT mia.ev(que) $$;
CREATE FUNCTION mia.uno(que text) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.morder(que)::int; END $$;
CREATE FUNCTION mia.vivo(que text) RETURNS int LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN mia.morder(que)::int; END $$;
CREATE FUNCTION mia.disparo() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM mia.morder(TG_ARGV[0]); RETURN NEW; END $$;
-- Without any function of hers: it notes that it can do what only a superuser can.
CREATE SEQUENCE mia.otro_servidor;
GRANT ALL ON mia.otro_servidor TO PUBLIC;
CREATE DOMAIN mia.servidor AS int CHECK (pg_catalog.has_function_privilege('pg_catalog.pg_read_file(text)', 'EXECUTE') IS NOT TRUE OR nextval('mia.otro_servidor') > 0);
CREATE TYPE mia.comp_servidor AS (a mia.servidor);

-- clase: nada

-- clase: indice_predicado
CREATE INDEX ON {s}.{e} (n) WHERE mia.ev('{e}');
CREATE UNIQUE INDEX ON {s}.{e} (t) WHERE mia.en_sql('{e}');

-- clase: indice_expresion
CREATE INDEX ON {s}.{e} ((n + mia.uno('{e}')));

-- clase: control
ALTER TABLE {s}.{e} ADD CHECK (mia.ev('{e}')), ADD CHECK (n > 0 AND mia.en_sql('{e}')) NOT VALID;

-- clase: dominio
CREATE DOMAIN {s}.d_{e} AS int DEFAULT mia.vivo('{e}') CHECK (VALUE IS NULL OR mia.morder('{e}'));
ALTER TABLE {s}.{e} ADD d {s}.d_{e}, ADD x int DEFAULT cardinality('{1}'::{s}.d_{e}[]);

-- clase: compuesto
CREATE DOMAIN {s}.d_{e} AS int CHECK (mia.morder('{e}'));
CREATE TYPE {s}.c_{e} AS (a {s}.d_{e}, b text);
ALTER TABLE {s}.{e} ADD c {s}.c_{e} DEFAULT '(1,b)', ADD v {s}.c_{e}[];

-- clase: dominio_del_servidor
ALTER TABLE {s}.{e} ADD a mia.servidor[] DEFAULT '{1}', ADD c mia.comp_servidor DEFAULT '(1)';
CREATE VIEW {s}.v_{e} AS SELECT id, '{1}'::mia.servidor[] AS a, '(1)'::mia.comp_servidor AS c FROM {s}.{e};

-- clase: valor
ALTER TABLE {s}.{e} ALTER n SET DEFAULT mia.vivo('{e}'), ALTER t SET DEFAULT mia.en_sql('{e}');

-- clase: generada
ALTER TABLE {s}.{e} ADD g int GENERATED ALWAYS AS (n + mia.uno('{e}')) STORED;

-- clase: identidad
ALTER TABLE {s}.{e} ADD k int GENERATED ALWAYS AS IDENTITY, ADD z serial;
CREATE INDEX ON {s}.{e} (k) WHERE mia.ev('{e}');

-- clase: politica
ALTER TABLE {s}.{e} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE DOMAIN {s}.d_{e} AS int CHECK (mia.morder('{e}'));
CREATE POLICY p ON {s}.{e} USING (mia.ev('{e}') AND '{1}'::{s}.d_{e}[] IS NOT NULL) WITH CHECK (mia.morder('{e}'));

-- clase: regla
CREATE DOMAIN {s}.d_{e} AS int CHECK (mia.morder('{e}'));
CREATE RULE r AS ON INSERT TO {s}.{e} WHERE mia.ev('{e}') DO ALSO SELECT '{1}'::{s}.d_{e}[], mia.morder('{e}');

-- clase: disparador
CREATE DOMAIN {s}.d_{e} AS int CHECK (mia.morder('{e}'));
CREATE TRIGGER t BEFORE INSERT OR UPDATE OR DELETE ON {s}.{e} FOR EACH ROW WHEN (mia.ev('{e}') AND '{1}'::{s}.d_{e}[] IS NOT NULL) EXECUTE FUNCTION mia.disparo('{e}');
CREATE TRIGGER u BEFORE TRUNCATE ON {s}.{e} FOR EACH STATEMENT EXECUTE FUNCTION mia.disparo('{e}');

-- clase: vista
CREATE DOMAIN mia.d_{s}_{e} AS int CHECK (mia.morder('{e}'));
CREATE TYPE mia.c_{s}_{e} AS (a mia.d_{s}_{e});
CREATE VIEW {s}.v_{e} AS SELECT id, '{1}'::mia.d_{s}_{e}[] AS a, '(1)'::mia.c_{s}_{e} AS c, '1'::mia.d_{s}_{e} AS d, mia.ev('{e}') AS e FROM {s}.{e} WHERE mia.en_sql('{e}');
ALTER VIEW {s}.v_{e} ALTER id SET DEFAULT cardinality('{1}'::mia.d_{s}_{e}[]);
CREATE TRIGGER t INSTEAD OF INSERT ON {s}.v_{e} FOR EACH ROW EXECUTE FUNCTION mia.disparo('{e}');
CREATE RULE r AS ON DELETE TO {s}.v_{e} DO INSTEAD SELECT '{1}'::mia.d_{s}_{e}[];
CREATE VIEW {s}.w_{e} AS SELECT id, '{2}'::mia.d_{s}_{e}[] AS a FROM {s}.v_{e};

-- clase: vista_de_su_tipo
CREATE TYPE {s}.t_{e} AS ENUM ('a', 'b');
CREATE DOMAIN mia.d_{s}_{e} AS int CHECK (mia.morder('{e}'));
ALTER TABLE {s}.{e} ADD x {s}.t_{e};
CREATE VIEW {s}.v_{e} AS SELECT id, x, '{1}'::mia.d_{s}_{e}[] AS a FROM {s}.{e};
CREATE RULE r AS ON INSERT TO {s}.v_{e} WHERE mia.ev('{e}') DO INSTEAD SELECT '{1}'::mia.d_{s}_{e}[];

-- clase: columna_de_su_fila
CREATE TABLE {s}.de_{e} (c {s}.{e}, CHECK (c IS NULL AND mia.morder('{e}')),
    CHECK (pg_catalog.has_function_privilege('pg_catalog.pg_read_file(text)', 'EXECUTE') IS NOT TRUE OR nextval('mia.otro_servidor') > 0));
INSERT INTO {s}.de_{e} VALUES (NULL);
CREATE TYPE {s}.en_{e} AS (f {s}.{e});
CREATE TABLE {s}.dd_{e} (n int DEFAULT mia.vivo('{e}'), c {s}.en_{e}, CHECK (c IS NULL OR mia.morder('{e}')));
CREATE INDEX ON {s}.dd_{e} (n) WHERE mia.ev('{e}');
INSERT INTO {s}.dd_{e} VALUES (1, NULL);

-- clase: conversion
CREATE TYPE {s}.t_{e} AS (a int);
CREATE FUNCTION {s}.a_entero_{e}({s}.t_{e}) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.uno('{e}'); END $$;
CREATE FUNCTION {s}.a_texto_{e}({s}.t_{e}) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.uno('{e}'); END $$;
CREATE FUNCTION {s}.a_json_{e}({s}.t_{e}) RETURNS json LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN to_json(mia.uno('{e}')); END $$;
CREATE CAST ({s}.t_{e} AS int) WITH FUNCTION {s}.a_entero_{e} AS IMPLICIT;
CREATE CAST ({s}.t_{e} AS text) WITH FUNCTION {s}.a_texto_{e} AS IMPLICIT;
CREATE CAST ({s}.t_{e} AS json) WITH FUNCTION {s}.a_json_{e} AS IMPLICIT;
ALTER TABLE {s}.{e} ADD x {s}.t_{e} DEFAULT ROW(1), ADD y int DEFAULT (ROW(1)::{s}.t_{e})::int;

-- clase: operador
CREATE FUNCTION {s}.igual_{e}(int, text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.ev('{e}'); END $$;
CREATE OPERATOR {s}.=== (LEFTARG = int, RIGHTARG = text, FUNCTION = {s}.igual_{e});
CREATE INDEX ON {s}.{e} (n) WHERE 1 OPERATOR({s}.===) 'a';
ALTER TABLE {s}.{e} ADD CHECK (n OPERATOR({s}.===) t);

-- clase: agregado
CREATE FUNCTION {s}.paso_{e}(int, int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.uno('{e}'); END $$;
CREATE AGGREGATE {s}.suma_{e}(int) (SFUNC = {s}.paso_{e}, STYPE = int, INITCOND = '0');
CREATE VIEW {s}.v_{e} AS SELECT {s}.suma_{e}(n) AS s FROM {s}.{e};

-- clase: estadistica
CREATE STATISTICS {s}.e_{e} ON (n + mia.uno('{e}')), (mia.ev('{e}')), t FROM {s}.{e};

-- clase: exclusion
ALTER TABLE {s}.{e} ADD EXCLUDE USING btree (n WITH =) WHERE (mia.ev('{e}')), ADD EXCLUDE USING btree ((n + mia.uno('{e}')) WITH =);

-- clase: colacion
CREATE COLLATION {s}.c_{e} FROM "C";
ALTER TABLE {s}.{e} ADD x text COLLATE {s}.c_{e} DEFAULT mia.ev('{e}')::text;

-- clase: rango
CREATE FUNCTION {s}.resta_{e}(int, int) RETURNS float8 LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.uno('{e}'); END $$;
CREATE TYPE {s}.r_{e} AS RANGE (subtype = int, subtype_diff = {s}.resta_{e});
ALTER TABLE {s}.{e} ADD r {s}.r_{e} DEFAULT '[1,2)';
CREATE INDEX ON {s}.{e} USING gist (r) WHERE mia.ev('{e}');

-- clase: funcion
CREATE DOMAIN {s}.d_{e} AS int CHECK (mia.morder('{e}'));
CREATE FUNCTION {s}.f_{e}(a int DEFAULT mia.uno('{e}'), b {s}.d_{e}[] DEFAULT '{1}') RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT mia.uno('{e}') $$;
CREATE FUNCTION {s}.g_{e}() RETURNS int LANGUAGE sql IMMUTABLE RETURN mia.uno('{e}');
ALTER TABLE {s}.{e} ALTER n SET DEFAULT {s}.f_{e}(), ADD CHECK (n > {s}.g_{e}());

-- clase: particion
DROP TABLE {s}.{e} CASCADE;
CREATE FUNCTION {s}.clave_{e}(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.uno('{e}') + $1; END $$;
CREATE TABLE {s}.{e} (id int, n int, t text) PARTITION BY RANGE ({s}.clave_{e}(n));
CREATE TABLE {s}.{e}_1 PARTITION OF {s}.{e} FOR VALUES FROM (mia.uno('{e}')) TO (100);
CREATE TABLE {s}.{e}_2 PARTITION OF {s}.{e} DEFAULT;
CREATE INDEX ON {s}.{e} (n) WHERE mia.ev('{e}');

-- clase: herencia
CREATE TABLE {s}.{e}_hija (h int DEFAULT mia.vivo('{e}'), CHECK (mia.ev('{e}'))) INHERITS ({s}.{e});
CREATE INDEX ON {s}.{e}_hija (h) WHERE mia.ev('{e}');

-- clase: clave
CREATE TABLE {s}.{e}_de (id int, e int REFERENCES {s}.{e}, CHECK (mia.ev('{e}')));
CREATE INDEX ON {s}.{e}_de (e) WHERE mia.ev('{e}');
CREATE INDEX ON {s}.{e} (id) WHERE mia.ev('{e}');
CREATE STATISTICS {s}.e_{e} ON (mia.ev('{e}')), e FROM {s}.{e}_de;

-- clase: clave_que_convierte
CREATE TYPE {s}.t_{e} AS (a int);
CREATE FUNCTION {s}.a_entero_{e}({s}.t_{e}) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.uno('{e}'); END $$;
CREATE CAST ({s}.t_{e} AS int) WITH FUNCTION {s}.a_entero_{e} AS IMPLICIT;
CREATE TABLE {s}.{e}_de (id int, e {s}.t_{e} REFERENCES {s}.{e});

-- clase: materializada
CREATE TABLE {s}.{e}_de (n int);
CREATE MATERIALIZED VIEW {s}.m_{e} AS SELECT n, mia.vivo('{e}') AS v FROM {s}.{e}_de;
CREATE INDEX ON {s}.m_{e} (n) WHERE mia.ev('{e}');

-- clase: multirrango
CREATE DOMAIN {s}.d_{e} AS int CHECK (VALUE IS NULL OR mia.morder('{e}'));
CREATE TYPE {s}.r_{e} AS RANGE (subtype = {s}.d_{e}, multirange_type_name = {s}.m_{e});
ALTER TABLE {s}.{e} ADD r {s}.r_{e} DEFAULT '[1,2)', ADD m {s}.m_{e} DEFAULT '{[1,2)}';
CREATE VIEW {s}.v_{e} AS SELECT id, '{[1,3)}'::{s}.m_{e} AS m FROM {s}.{e};

-- clase: tipada
DROP TABLE {s}.{e} CASCADE;
CREATE DOMAIN {s}.d_{e} AS int CHECK (VALUE IS NULL OR mia.morder('{e}'));
CREATE TYPE {s}.o_{e} AS (id int, n {s}.d_{e}, t text);
CREATE TABLE {s}.{e} OF {s}.o_{e} (id PRIMARY KEY, n DEFAULT mia.vivo('{e}'), CHECK (mia.ev('{e}')));
CREATE INDEX ON {s}.{e} (t) WHERE mia.ev('{e}');

-- clase: publicacion
DO $$ BEGIN
    IF '{s}' = 'suc0001' THEN
        CREATE PUBLICATION {mala}_{e} FOR TABLE {s}.{e} (id, n) WHERE (n > 0);
    ELSE
        ALTER PUBLICATION {mala}_{e} ADD TABLE {s}.{e} (id, n) WHERE (n > 0);
    END IF;
END $$;
CREATE INDEX ON {s}.{e} (n) WHERE mia.ev('{e}');
