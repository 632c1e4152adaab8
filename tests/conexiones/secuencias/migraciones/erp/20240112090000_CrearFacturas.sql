-- cruda
-- up facturas
CREATE TABLE {s}."facturas" ("id" BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY, "cliente_id" INTEGER NOT NULL, "numero" BIGINT NOT NULL, "fecha" DATE NOT NULL, "total" DECIMAL (14, 2) NULL  DEFAULT 0, "anulada" BOOLEAN NULL  DEFAULT FALSE, CONSTRAINT "facturas_pkey" PRIMARY KEY ("id"));
CREATE  INDEX "ix_facturas_cliente_fecha" ON {s}."facturas" ("cliente_id","fecha");
ALTER TABLE {s}."facturas" ADD  CONSTRAINT "facturas_cliente_id_fkey" FOREIGN KEY ("cliente_id") REFERENCES {clientes}."clientes" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- down facturas
DROP TABLE {s}.facturas;
