-- Una vista de la sucursal que lee la tabla, con comentario y privilegios.
CREATE TABLE t (a int, b text);
CREATE VIEW resumen AS SELECT a, count(*) AS cuantos FROM t GROUP BY a HAVING count(*) > 1;
COMMENT ON VIEW resumen IS 'cuántos de cada uno';
GRANT SELECT ON resumen TO {lectora};
