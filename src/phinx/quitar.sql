-- {versiones}: a list of numbers. Runs as the owner of the phinxlog.
DELETE FROM {destino} WHERE version::pg_catalog.int8 = ANY ('{versiones}'::pg_catalog.int8[])
