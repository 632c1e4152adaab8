CREATE TABLE IF NOT EXISTS zonas (
            id serial PRIMARY KEY,
            nombre varchar(60) NOT NULL UNIQUE
        )