-- Un dominio con ordenación, comentario en él y en su restricción.
CREATE DOMAIN nombre AS varchar(40) COLLATE "C" CONSTRAINT con_letras CHECK (VALUE ~ '[a-z]');
COMMENT ON DOMAIN nombre IS 'nombres';
COMMENT ON CONSTRAINT con_letras ON DOMAIN nombre IS 'no vacío';
CREATE TABLE t (n nombre);
