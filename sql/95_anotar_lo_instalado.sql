-- The end of the installation: what it made, on record.
SET LOCAL quote_all_identifiers = off;
DELETE FROM nivel._instalado;
INSERT INTO nivel._instalado (objeto, atributo, valor) SELECT i.objeto, i.atributo, i.valor FROM nivel._instalacion i;
