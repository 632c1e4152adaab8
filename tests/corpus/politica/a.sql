-- Políticas permisiva y restrictiva, de un rol, sobre una tabla forzada.
CREATE TABLE t (a int, quien text DEFAULT CURRENT_USER);
ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY propias ON t FOR ALL TO {lectora} USING (quien = CURRENT_USER) WITH CHECK (a > 0);
CREATE POLICY pocas ON t AS RESTRICTIVE FOR SELECT USING (a < 100);
COMMENT ON POLICY pocas ON t IS 'no todas';
