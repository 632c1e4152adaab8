-- Una columna generada con digest() de pgcrypto, que está en public.
CREATE TABLE t (clave text, huella bytea GENERATED ALWAYS AS (digest(clave, 'sha256')) STORED, salt text DEFAULT gen_salt('bf'));
