-- Cada copia es del dueño del modelo, con sus privilegios y nada más, aunque él no pueda crear nada en la sucursal; su texto
-- corre con sus derechos.
\set SHOW_CONTEXT never
CREATE ROLE regress_duenio; CREATE ROLE regress_cajero;
ALTER DEFAULT PRIVILEGES FOR ROLE regress_duenio GRANT ALL ON TABLES TO regress_cajero;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
GRANT USAGE ON SCHEMA suc0001 TO regress_cajero;
CREATE FUNCTION public.quien() RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT current_user::text';
CREATE TABLE public.zonas (id serial PRIMARY KEY, quien text DEFAULT public.quien() CHECK (public.quien() <> ''));
ALTER TABLE public.zonas OWNER TO regress_duenio;
REVOKE ALL ON public.zonas FROM regress_cajero;
GRANT SELECT, UPDATE (quien) ON public.zonas TO regress_cajero;
GRANT USAGE ON SEQUENCE public.zonas_id_seq TO regress_cajero;
SELECT relacl AS derechos FROM pg_class WHERE oid = 'public.zonas'::regclass \gset
SELECT nivel.configurar('zonas', 1);
SELECT resultado FROM nivel.ajustar('zonas', 2);
-- from 17 on whoever has every right has MAINTAIN (m), too
SELECT c.oid::regclass, pg_get_userbyid(c.relowner), replace(c.relacl::text, 'xtm', 'xt') AS relacl, (SELECT array_agg(a.attacl) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attacl IS NOT NULL) AS columnas
FROM pg_class c WHERE c.oid::regclass::text ~ 'zonas(_id_seq)?$' ORDER BY c.oid::regclass::text;
SELECT oid::regclass, relacl = :'derechos' AS los_del_modelo FROM pg_class WHERE relname = 'zonas' ORDER BY oid::regclass::text;
SELECT has_schema_privilege('regress_duenio', 'suc0001', 'CREATE');
DROP TABLE suc0001.zonas, suc0002.zonas;
DROP OWNED BY regress_duenio;
DROP OWNED BY regress_cajero;
DROP ROLE regress_duenio, regress_cajero;
