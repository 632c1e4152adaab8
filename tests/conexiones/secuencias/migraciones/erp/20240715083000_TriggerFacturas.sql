-- cruda
-- up facturas
CREATE OR REPLACE FUNCTION fn_facturas_saldo() RETURNS trigger
LANGUAGE plpgsql AS $fn$
BEGIN
    -- acumula el total en el saldo del cliente; sin esquema a propósito
    UPDATE clientes SET saldo = saldo + NEW.total WHERE id = NEW.cliente_id;
    RETURN NEW;
END;
$fn$;
CREATE TRIGGER tg_facturas_saldo AFTER INSERT ON facturas FOR EACH ROW EXECUTE FUNCTION fn_facturas_saldo();
-- down facturas
DROP TRIGGER tg_facturas_saldo ON facturas;
DROP FUNCTION fn_facturas_saldo();
