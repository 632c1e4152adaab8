-- Una tabla de cada caja usa una función de disparador y una secuencia de su sucursal.
-- nivel: 3
CREATE SEQUENCE numeros;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
