-- La historia con algo que ya no está no se puede repetir: la tabla se muda o se copia, y se dice por qué. La estrategia que se pide es esa o ninguna.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE FUNCTION public.en_las_dos(texto text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'SET LOCAL search_path = suc0001';
    EXECUTE texto;
    EXECUTE 'SET LOCAL search_path = suc0002';
    EXECUTE texto;
END $$;
-- Un tipo al que se le cambió un valor, una función que se quitó, una tabla de la que se copió, un tipo renombrado, un disparador que cambió de función.
SELECT public.en_las_dos('CREATE TYPE estado AS ENUM (''alta'', ''baja''); CREATE TABLE con_enum (e estado DEFAULT ''alta''); ALTER TYPE estado RENAME VALUE ''alta'' TO ''activa''');
SELECT public.en_las_dos('CREATE FUNCTION vieja() RETURNS int LANGUAGE sql IMMUTABLE AS ''SELECT 1''; CREATE TABLE con_funcion (a int DEFAULT vieja()); ALTER TABLE con_funcion ALTER a SET DEFAULT 2; DROP FUNCTION vieja()');
SELECT public.en_las_dos('CREATE TABLE modelo (a int, b text); CREATE TABLE parecida (LIKE modelo, c int); DROP TABLE modelo');
SELECT public.en_las_dos('CREATE DOMAIN importe AS numeric; CREATE TABLE con_dominio (a importe); ALTER DOMAIN importe RENAME TO dinero');
SELECT public.en_las_dos('CREATE FUNCTION una() RETURNS trigger LANGUAGE plpgsql AS ''BEGIN RETURN NEW; END''; CREATE TABLE con_disparador (a int); CREATE TRIGGER t BEFORE INSERT ON con_disparador FOR EACH ROW EXECUTE FUNCTION una(); ALTER FUNCTION una() RENAME TO otra');
SELECT public.en_las_dos('CREATE SEQUENCE numeros; CREATE TABLE con_secuencia (a int DEFAULT nextval(''numeros'')); ALTER SEQUENCE numeros RENAME TO cuenta');
CREATE FUNCTION public.entidades() RETURNS SETOF text LANGUAGE sql AS $$ SELECT unnest('{con_enum,con_funcion,parecida,con_dominio,con_disparador,con_secuencia}'::text[]) $$;
SELECT count(nivel.configurar(e, 2)) FROM public.entidades() e;
SELECT e, p.detalle ->> 'estrategia' AS estrategia, p.detalle ->> 'motivo' AS motivo FROM public.entidades() e
CROSS JOIN LATERAL nivel.previsualizar(e, 1) p WHERE p.tipo IN ('estructura', 'impedimento') ORDER BY 1;
SELECT e, a.resultado, a.estrategia FROM public.entidades() e CROSS JOIN LATERAL nivel.ajustar(e, 1) a;
SELECT e, a.resultado, a.estrategia FROM public.entidades() e CROSS JOIN LATERAL nivel.ajustar(e, 2) a;
SELECT * FROM public.entidades() e CROSS JOIN LATERAL nivel.deriva(e) d;
-- La que se pide.
SELECT public.en_las_dos('CREATE TABLE simple (a int)');
SELECT nivel.configurar('simple', 2);
SELECT estrategia FROM nivel.ajustar('simple', 1, estrategia => 'reproducir');
SELECT estrategia FROM nivel.ajustar('simple', 2, estrategia => 'reproducir');
SELECT estrategia FROM nivel.ajustar('simple', 1, estrategia => 'mover');
SELECT estrategia FROM nivel.ajustar('simple', 2, estrategia => 'copiar');
SELECT estrategia FROM nivel.ajustar('simple', 1, estrategia => 'copiar');
SELECT nivel.ajustar('simple', 2, estrategia => 'mover');
SELECT nivel.ajustar('simple', 2, estrategia => 'adivinar');
SELECT public.en_las_dos('CREATE TABLE modelo (a int); CREATE TABLE gemela (LIKE modelo); DROP TABLE modelo');
SELECT nivel.configurar('gemela', 2);
SELECT nivel.ajustar('gemela', 1, estrategia => 'reproducir');
SELECT nivel.ajustar('gemela', 1, 'conservar', estrategia => 'mover');
SELECT estrategia FROM nivel.ajustar('gemela', 1, 'conservar');
-- Con filas en la tabla compartida no se reemplaza nada: la negativa es la de la migración.
CREATE TABLE suc0001.llena (a int);
CREATE TABLE suc0002.llena (a int);
ALTER TABLE suc0001.llena ADD b int;
ALTER TABLE suc0002.llena ADD b int;
CREATE TABLE public.llena (a int);
ALTER TABLE public.llena ADD b text;
INSERT INTO public.llena VALUES (1, 'x');
SELECT nivel.configurar('llena', 2);
SELECT nivel.ajustar('llena', 1);
\echo :LAST_ERROR_SQLSTATE
-- Una previsualización que se registra es un intento fallido si hay un impedimento, y nada si no lo hay.
SELECT count(*) AS antes FROM nivel.intentos \gset
SELECT tipo FROM nivel.previsualizar('llena', 1, registrar => true) WHERE tipo = 'impedimento';
SELECT count(*) - :antes FROM nivel.intentos;
SELECT entidad, resultado, sqlstate FROM nivel.intentos ORDER BY momento DESC LIMIT 1;
SELECT tipo FROM nivel.previsualizar('simple', 2, registrar => true) WHERE tipo = 'impedimento';
SELECT tipo FROM nivel.previsualizar('llena', 1) WHERE tipo = 'impedimento';
SELECT count(*) - :antes FROM nivel.intentos;
