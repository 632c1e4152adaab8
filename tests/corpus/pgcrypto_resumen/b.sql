CREATE TABLE t (clave text, huella bytea GENERATED ALWAYS AS (digest(clave, 'sha512')) STORED, salt text DEFAULT gen_salt('bf'));
