-- Valores por omisión que llaman a funciones del servidor.
CREATE TABLE t (a timestamptz DEFAULT now(), b date DEFAULT CURRENT_DATE, c text DEFAULT CURRENT_USER, d timestamp DEFAULT LOCALTIMESTAMP(0), e uuid DEFAULT gen_random_uuid(), f float DEFAULT random() * 10);
