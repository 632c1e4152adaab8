-- Una regla ALSO y otra INSTEAD, una de ellas apagada y con comentario.
CREATE TABLE t (a int, b int);
CREATE RULE avisar AS ON UPDATE TO t WHERE NEW.a > 3 DO ALSO SELECT 1;
CREATE RULE no_borrar AS ON DELETE TO t DO INSTEAD NOTHING;
ALTER TABLE t DISABLE RULE avisar;
COMMENT ON RULE no_borrar ON t IS 'no se borra';
