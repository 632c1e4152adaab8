CREATE DOMAIN importe AS numeric(12,2) NOT NULL DEFAULT 0 CONSTRAINT no_negativo CHECK (VALUE > 0);
CREATE TABLE t (debe importe, haber importe DEFAULT 1);
