-- Two ALTER TABLE, each a transaction of its own, on a branch's copy.
ALTER TABLE :esquema.clientes ADD COLUMN medida integer;
ALTER TABLE :esquema.clientes DROP COLUMN medida;
