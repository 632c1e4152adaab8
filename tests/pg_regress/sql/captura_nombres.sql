-- Nombres con comillas, acentos, mayúsculas, espacios y 63 bytes.
\pset format unaligned
CREATE SCHEMA suc0001;
SET search_path = suc0001;
SELECT max(id) AS desde FROM nivel.bitacora \gset
CREATE TABLE "Año ""nuevo"" d'emisión" (id int, "Columna; rara" text);
CREATE INDEX "Ín""dice" ON "Año ""nuevo"" d'emisión" (id);
ALTER TABLE "Año ""nuevo"" d'emisión" RENAME TO "año.con.puntos";
DROP INDEX "Ín""dice";
CREATE TABLE CLIENTES (id int);
CREATE TABLE "select" (id int);
CREATE TABLE "ñññññññññññññññññññññññññññññññx" (id int);
CREATE TABLE ñññññññññññññññññññññññññññññññyy (id int);
ALTER TABLE ñññññññññññññññññññññññññññññññyy DROP COLUMN id;
DROP TABLE "año.con.puntos", "select";
SELECT entidad, octet_length(entidad) AS bytes, entidad_anterior, efecto, sentencia
FROM nivel.bitacora WHERE id > :desde ORDER BY id, entidad;
