-- Una caja tiene dos esquemas propios: lo que usa de su sucursal se compara como suyo, y en la sucursal es de la tabla.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE FUNCTION public.hacer(s text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE SCHEMA %1$I; CREATE TYPE %1$I.estado AS ENUM (''alta'', ''baja''); CREATE SEQUENCE %1$I.numeros;
        CREATE FUNCTION %1$I.neto(int) RETURNS int LANGUAGE sql IMMUTABLE AS ''SELECT $1'';
        CREATE FUNCTION %1$I.aviso() RETURNS trigger LANGUAGE plpgsql AS ''BEGIN RETURN NEW; END'';
        CREATE FUNCTION %1$I.menor(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS ''SELECT $1 < $2'';
        CREATE OPERATOR %1$I.<<< (FUNCTION = %1$I.menor, LEFTARG = int, RIGHTARG = int)', s);
    EXECUTE (SELECT string_agg(format('CREATE SCHEMA %2$I; CREATE DOMAIN %2$I.propio AS int;
        CREATE TABLE %2$I.t (id int DEFAULT nextval(%3$L), e %1$I.estado DEFAULT ''alta'' CHECK (e <> ''baja''), n int CHECK (%1$I.neto(n) > 0 AND n OPERATOR(%1$I.<<<) 5), p %2$I.propio, x text DEFAULT ''numeros'');
        CREATE INDEX por_neto ON %2$I.t (%1$I.neto(n)) WHERE e = ''alta'';
        CREATE TRIGGER avisa BEFORE INSERT ON %2$I.t FOR EACH ROW WHEN (NEW.e = ''alta''::%1$I.estado) EXECUTE FUNCTION %1$I.aviso()', s, s || c, format('%I.numeros', s)), ';')
        FROM unnest('{caja001,caja002}'::text[]) c);
END $$;
SELECT public.hacer('suc0001'), public.hacer('suc0002');
SELECT nivel.configurar('t', 3);
SELECT * FROM nivel.deriva('t') WHERE clase <> 'no comparado';
SELECT esquema, objeto, diferencia, aqui FROM nivel.deriva('t') WHERE clase = 'no comparado';
-- Lo que no es igual en las dos se dice, también de lo que es de la sucursal.
ALTER TYPE suc0002.estado ADD VALUE 'otra';
ALTER TABLE suc0002caja002.t ALTER x SET DEFAULT 'suc0002.numeros';
SELECT * FROM nivel.deriva('t') WHERE clase <> 'no comparado';
SELECT nivel.ajustar('t', 2);
ALTER TABLE suc0002caja002.t ALTER x SET DEFAULT 'numeros';
DROP SCHEMA suc0002, suc0002caja001, suc0002caja002 CASCADE;
SELECT public.hacer('suc0002');
SELECT * FROM nivel.deriva('t') WHERE clase <> 'no comparado';
-- Lo que la otra sucursal no tiene, o tiene de otro, no se usa: el texto de la tabla corre con los derechos de su dueño.
CREATE ROLE regress_de_otra;
ALTER FUNCTION suc0002.neto(int) OWNER TO regress_de_otra;
SELECT nivel.ajustar('t', 2);
ALTER FUNCTION suc0002.neto(int) OWNER TO CURRENT_USER;
DROP ROLE regress_de_otra;
DROP FUNCTION public.hacer(text);
-- En la sucursal es suyo; de vuelta en las cajas, también.
SELECT resultado, estrategia FROM nivel.ajustar('t', 2);
SELECT attrelid::regclass, attname, atttypid::regtype, pg_get_expr(adbin, adrelid) FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE relname = 't' AND attnum > 0 ORDER BY 1, attnum;
SELECT tgrelid::regclass, tgfoid::regproc FROM pg_trigger WHERE tgname = 'avisa' ORDER BY 1;
SELECT esquema, objeto, creado FROM nivel.equipaje ORDER BY 1, 2;
SELECT resultado, estrategia FROM nivel.ajustar('t', 3);
SELECT attrelid::regclass, attname, atttypid::regtype, pg_get_expr(adbin, adrelid) FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE relname = 't' AND attnum > 0 ORDER BY 1, attnum;
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid::regclass::text LIKE '%.t' AND conname LIKE '%n_check' ORDER BY 1;
SELECT tgrelid::regclass, tgfoid::regproc FROM pg_trigger WHERE tgname = 'avisa' ORDER BY 1;
SELECT typnamespace::regnamespace, typname FROM pg_type WHERE typname IN ('estado', 'propio') AND typnamespace <> 'nivel'::regnamespace ORDER BY (typnamespace::regnamespace)::text COLLATE "C", 2;
SELECT esquema, objeto, creado FROM nivel.equipaje ORDER BY 1, 2;
SELECT * FROM nivel.deriva('t') WHERE clase <> 'no comparado';
-- A public va por nivel 2, y el tipo con ella.
SELECT nivel.ajustar('t', 1);
SELECT resultado FROM nivel.ajustar('t', 2);
SELECT resultado, estrategia FROM nivel.ajustar('t', 1);
SELECT attname, atttypid::regtype, pg_get_expr(adbin, adrelid) FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = 'public.t'::regclass AND attnum > 0 ORDER BY attnum;
