-- Sellar devuelve el resumen de la cadena; sin nada nuevo, el mismo. Verificar no encuentra nada.
\pset format unaligned
SELECT nivel.configurar('zonas', 2);
SELECT nivel.sellar_auditoria() AS uno \gset
SELECT :'uno' ~ '^[0-9a-f]{64}$' AS sha256, nivel.sellar_auditoria() = :'uno' AS el_mismo;
SELECT numero, desde, hasta, ids, cardinality(huellas) AS huellas, rol = session_user AS mio FROM nivel.sello ORDER BY numero;
SELECT nivel.configurar('rubros', 2);
SELECT * FROM nivel.verificar_auditoria();
SELECT nivel.sellar_auditoria() AS dos \gset
SELECT :'dos' <> :'uno' AS otro;
SELECT numero, desde, hasta, ids FROM nivel.sello ORDER BY numero;
SELECT * FROM nivel.verificar_auditoria(:'uno');
SELECT * FROM nivel.verificar_auditoria(upper(:'dos') || E' \n');
-- Los ajustes de la sesión no cambian lo que se lee.
SET timezone = 'Asia/Kathmandu';
SET datestyle = 'German';
SET bytea_output = 'escape';
SET extra_float_digits = -5;
SET intervalstyle = 'sql_standard';
SET client_encoding = 'LATIN1';
SET standard_conforming_strings = off;
SELECT * FROM nivel.verificar_auditoria(:'dos');
RESET client_encoding;
-- Sin filas nuevas no se hizo otro.
SELECT count(*) FROM nivel.sello;
