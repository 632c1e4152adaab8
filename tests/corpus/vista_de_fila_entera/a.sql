-- Una vista que devuelve la fila entera, y la convierte en texto.
CREATE TABLE t (a int, b text);
CREATE VIEW filas AS SELECT t AS fila, t::text AS texto, to_json(t) FROM t;
