-- public tiene la tabla, distinta y vacía: se reemplaza, se avisa con las diferencias, y lo que había concedido sigue concedido.
\pset format unaligned
CREATE ROLE regress_mover_vacio;
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre varchar(40));
CREATE INDEX zonas_nombre ON suc0001.zonas (nombre);
CREATE TABLE public.zonas (id int PRIMARY KEY, nombre varchar(30), sobra int);
CREATE INDEX zonas_nombre ON public.zonas (sobra);
GRANT SELECT, UPDATE ON public.zonas TO regress_mover_vacio;
GRANT UPDATE (nombre) ON public.zonas TO regress_mover_vacio;
RESET nivel.captura;
SELECT tipo, mensaje, detalle -> 'diferencias' AS diferencias FROM nivel.previsualizar('zonas', 1) WHERE tipo IN ('estructura', 'advertencia', 'impedimento');
SELECT attname FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
SELECT attname, format_type(atttypid, atttypmod), attacl FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0;
SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1;
SELECT privilege_type FROM information_schema.table_privileges WHERE table_name = 'zonas' AND grantee = 'regress_mover_vacio' ORDER BY 1;
DROP OWNED BY regress_mover_vacio;
DROP ROLE regress_mover_vacio;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE d.deptype <> 'i' AND a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
