-- One branch of a round ({s}, {n}): a table with two migrations, another that references it, and a view.
BEGIN;
CREATE TABLE {s}.ent{n} (id bigint PRIMARY KEY, orden serial, nombre text NOT NULL DEFAULT '');
INSERT INTO {s}.phinxlog VALUES (202601010{n}, 'Crear{n}', now(), now());
COMMIT;
BEGIN;
ALTER TABLE {s}.ent{n} ADD COLUMN codigo int CONSTRAINT ent{n}_codigo CHECK (codigo > 0);
CREATE INDEX ent{n}_nombre ON {s}.ent{n} (nombre);
INSERT INTO {s}.phinxlog VALUES (202601020{n}, 'Codigo{n}', now(), now());
COMMIT;
CREATE TABLE {s}.det{n} (id bigint PRIMARY KEY, zona bigint CONSTRAINT det{n}_zona REFERENCES {s}.ent{n});
CREATE VIEW {s}.vis{n} AS SELECT e.id, e.nombre FROM {s}.ent{n} e;
