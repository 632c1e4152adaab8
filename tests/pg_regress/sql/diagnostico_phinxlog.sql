-- Una tabla de Phinx sin su disparador: mal, y la nombra.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
SELECT estado FROM nivel.diagnostico() WHERE control = 'phinxlog';
ALTER TABLE suc0001.phinxlog DISABLE TRIGGER nivel_phinx;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'phinxlog';
DROP TRIGGER nivel_phinx ON suc0001.phinxlog;
SELECT estado FROM nivel.diagnostico() WHERE control = 'phinxlog';
SELECT accion, detalle FROM nivel.activar() WHERE detalle LIKE '%nivel_phinx%';
SELECT estado FROM nivel.diagnostico() WHERE control = 'phinxlog';
