CREATE TABLE turnos (id serial PRIMARY KEY, abre time);
CREATE TABLE arqueos (id serial, turno int REFERENCES turnos ON DELETE CASCADE);
