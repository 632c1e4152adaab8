-- up turnos
CREATE TABLE {s}.turnos (id bigserial PRIMARY KEY, abierto timestamp NOT NULL DEFAULT now(), cerrado timestamp);
-- down turnos
DROP TABLE {s}.turnos;
