-- The tables of 0.1.0, as they have to be; new columns go last. What has no table of 0.1.0 in it needs nothing here.
ALTER TABLE nivel.auditoria ADD COLUMN huella bytea;

-- INSTALACIÓN

-- What was written before gets its fingerprint now: from here on it cannot change unseen.
ALTER TABLE nivel.auditoria DISABLE TRIGGER nivel_fila, DISABLE TRIGGER nivel_sentencia;
UPDATE nivel.auditoria a SET huella = nivel._huella(a);
ALTER TABLE nivel.auditoria ALTER COLUMN huella SET NOT NULL, ENABLE ALWAYS TRIGGER nivel_fila, ENABLE ALWAYS TRIGGER nivel_sentencia;
