-- up condiciones_iva
CREATE TABLE {s}."condiciones_iva" ("codigo" SMALLINT NULL, "descripcion" CHARACTER VARYING (60) NULL, "discrimina" BOOLEAN NULL  DEFAULT FALSE, CONSTRAINT "condiciones_iva_pkey" PRIMARY KEY ("codigo"));
INSERT INTO {s}."condiciones_iva" ("codigo", "descripcion", "discrimina") OVERRIDING SYSTEM VALUE VALUES ('1', 'Responsable Inscripto', 'TRUE'),('4', 'Exento (art. 7° ''h'')', 'FALSE'),('6', 'Monotributo', 'FALSE');
INSERT INTO {s}."condiciones_iva" ("codigo", "descripcion") OVERRIDING SYSTEM VALUE VALUES ('5', 'Consumidor Final');
INSERT INTO condiciones_iva (codigo, descripcion) VALUES (99, 'Sin dato');
UPDATE condiciones_iva SET descripcion = 'Sin categorizar' WHERE codigo = '99';
-- up proveedores
UPDATE "proveedores" SET "condicion_iva" = '6' WHERE "razon_social" LIKE 'MONO%';
-- down condiciones_iva
DROP TABLE {s}.condiciones_iva;
