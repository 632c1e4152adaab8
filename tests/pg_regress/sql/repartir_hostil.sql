-- Quien puede crear en una sucursal no logra que la copia use lo suyo en lugar de lo del servidor, ni que su código corra: lo
-- que tapa cambia cómo se imprime, y no lo que significa.
\set SHOW_CONTEXT never
CREATE ROLE regress_hostil;
CREATE SCHEMA suc0001 AUTHORIZATION regress_hostil; CREATE SCHEMA suc0002;
SET ROLE regress_hostil;
CREATE FUNCTION suc0001.lower(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE EXCEPTION 'mordió lower como %', current_user; END $$;
CREATE FUNCTION suc0001.lower(varchar) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE EXCEPTION 'mordió lower como %', current_user; END $$;
CREATE FUNCTION suc0001.mayor(int, int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE EXCEPTION 'mordió > como %', current_user; END $$;
CREATE OPERATOR suc0001.> (LEFTARG = int, RIGHTARG = int, FUNCTION = suc0001.mayor);
CREATE DOMAIN suc0001.text AS pg_catalog.text CHECK (VALUE <> '');
RESET ROLE;
CREATE TABLE public.zonas (id int CHECK (id > 0 AND 2 > 1), n varchar(20) DEFAULT lower('X'), t text CHECK (lower('Y') = 'y'));
CREATE INDEX zonas_n ON public.zonas (lower(n)) WHERE id > 3;
SELECT nivel.configurar('zonas', 1);
SELECT resultado FROM nivel.ajustar('zonas', 2);
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas'), to_regclass('suc0002.zonas');
SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'suc0001.zonas'::regclass ORDER BY 1;
INSERT INTO suc0001.zonas (id) VALUES (4) RETURNING *;
SELECT * FROM nivel.deriva('zonas');
TRUNCATE suc0001.zonas;
SELECT resultado FROM nivel.ajustar('zonas', 1);
-- La que usa lo suyo se imprime igual, y es otra.
CREATE TABLE suc0001.otra (n text DEFAULT suc0001.lower('X'));
CREATE TABLE suc0002.otra (n text DEFAULT lower('X'));
SELECT objeto, diferencia, aqui, referencia FROM nivel.deriva('otra', 'suc0002');
RESET search_path;
DROP SCHEMA suc0001 CASCADE;
DROP ROLE regress_hostil;
