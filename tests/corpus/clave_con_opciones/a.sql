-- Claves diferibles, MATCH FULL, sin validar y con ON DELETE SET NULL de una columna.
CREATE TABLE t (id int, zona int, madre int, mz int, PRIMARY KEY (id, zona));
ALTER TABLE t ADD CONSTRAINT total FOREIGN KEY (madre, mz) REFERENCES t MATCH FULL DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT parcial FOREIGN KEY (madre, mz) REFERENCES t ON DELETE SET NULL (madre) ON UPDATE SET DEFAULT NOT VALID;
COMMENT ON CONSTRAINT parcial ON t IS 'sin validar';
