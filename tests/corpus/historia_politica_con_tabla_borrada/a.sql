-- Una política leía una tabla que ya no está.
CREATE TABLE permisos (quien text);
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (EXISTS (SELECT FROM permisos));
-- migración
DROP POLICY p ON t;
DROP TABLE permisos;
