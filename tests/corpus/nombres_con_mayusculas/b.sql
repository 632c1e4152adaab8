CREATE TABLE "Órdenes de compra" ("Nº" serial PRIMARY KEY, "Fecha de Emisión" date, "añO" int CHECK ("añO" > 1));
CREATE INDEX "Por Fecha" ON "Órdenes de compra" ("Fecha de Emisión");
