-- La función de un disparador dice el esquema de su sucursal en su search_path, y la tabla pasa por public y por las cajas.
-- rumbo: t 1, t 3, t 1, t 2, t 3, t 2, t 1, t 3, t 2
CREATE FUNCTION sellar() RETURNS trigger LANGUAGE plpgsql SET search_path = {s}, public AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a int);
CREATE TRIGGER sella BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION sellar();
