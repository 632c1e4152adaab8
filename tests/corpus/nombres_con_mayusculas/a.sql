-- Nombres con mayúsculas, espacios y acentos.
-- entidad: Órdenes de compra
CREATE TABLE "Órdenes de compra" ("Nº" serial PRIMARY KEY, "Fecha de Emisión" date, "añO" int CHECK ("añO" > 0));
CREATE INDEX "Por Fecha" ON "Órdenes de compra" ("Fecha de Emisión");
