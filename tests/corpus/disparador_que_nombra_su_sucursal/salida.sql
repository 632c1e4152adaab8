-- paso: alta, completar, 2 a 1
DROP TRIGGER t_f ON t;
CREATE TRIGGER t_f BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f('central');
