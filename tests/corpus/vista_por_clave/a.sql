-- Una vista que agrupa por la clave primaria y muestra las demás columnas.
CREATE TABLE t (id int PRIMARY KEY, nombre text);
CREATE TABLE renglones (t int, importe numeric);
CREATE VIEW totales AS SELECT t.id, t.nombre, sum(importe) FROM t JOIN renglones r ON r.t = t.id GROUP BY t.id;
