-- cruda
-- up zonas
CREATE TABLE IF NOT EXISTS zonas (
            id serial PRIMARY KEY,
            nombre varchar(60) NOT NULL UNIQUE
        );
-- up clientes
ALTER TABLE clientes ADD COLUMN zona_id integer REFERENCES zonas (id);
CREATE INDEX ON clientes (zona_id);
-- down clientes
ALTER TABLE clientes DROP COLUMN zona_id;
-- down zonas
DROP TABLE zonas;
