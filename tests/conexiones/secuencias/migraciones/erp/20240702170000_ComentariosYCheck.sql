-- cruda
-- up facturas
COMMENT ON COLUMN facturas.total IS 'Total con IVA; incluye percepciones -- no tocar';
COMMENT ON TABLE {s}."facturas" IS 'Facturas d''emisión';
ALTER TABLE facturas ADD CONSTRAINT ck_facturas_total CHECK (total >= 0 OR tipo = 'NC');
-- down facturas
ALTER TABLE facturas DROP CONSTRAINT ck_facturas_total;
COMMENT ON COLUMN facturas.total IS NULL;
COMMENT ON TABLE facturas IS NULL;
