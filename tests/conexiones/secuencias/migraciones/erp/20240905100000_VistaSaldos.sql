-- cruda
-- up nivel 2
CREATE OR REPLACE VIEW v_saldos AS SELECT c.id, c.nombre, sum(f.total) AS total FROM clientes c JOIN facturas f ON f.cliente_id = c.id GROUP BY c.id;
-- up nivel 1
CREATE TABLE "public"."monedas" ("codigo" CHARACTER (3) NULL, "nombre" CHARACTER VARYING (40) NULL, CONSTRAINT "monedas_pkey" PRIMARY KEY ("codigo"));
-- up facturas
ALTER TABLE {s}."facturas" ADD "moneda" CHARACTER (3) NULL;
ALTER TABLE {s}."facturas" ADD  CONSTRAINT "fk_facturas_moneda" FOREIGN KEY ("moneda") REFERENCES "public"."monedas" ("codigo");
-- down facturas
ALTER TABLE {s}.facturas DROP COLUMN moneda;
-- down nivel 1
DROP TABLE public.monedas;
-- down nivel 2
DROP VIEW v_saldos;
