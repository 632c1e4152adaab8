-- Una copia no puede apuntar a lo que no está en su esquema, ni en su sucursal, ni en public: se dice qué falta.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0001caja001; CREATE SCHEMA suc0002caja001;
CREATE TABLE suc0001caja001.turnos (id int PRIMARY KEY);
CREATE TABLE suc0001caja001.cobros (id int, turno int CONSTRAINT cobro_turno REFERENCES suc0001caja001.turnos);
CREATE TABLE suc0002caja001.turnos (id int PRIMARY KEY);
CREATE TABLE suc0002caja001.cobros (id int, turno int CONSTRAINT cobro_turno REFERENCES suc0002caja001.turnos);
SELECT nivel.configurar('turnos', 3), nivel.configurar('cobros', 3);
SELECT nivel.ajustar('cobros', 2);
\echo :SQLSTATE
SELECT resultado FROM nivel.ajustar('turnos', 2);
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text;
SELECT resultado FROM nivel.ajustar('cobros', 2);
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text;
-- A la caja que no tiene lo que la otra tiene.
CREATE TABLE suc0001.sueltas (id int PRIMARY KEY);
CREATE TABLE suc0001.notas (id int, s int CONSTRAINT nota_suelta REFERENCES suc0001.sueltas);
SELECT nivel.configurar('notas', 2);
SELECT nivel.ajustar('notas', 3);
\echo :SQLSTATE
SELECT entidad, nivel FROM nivel.configuracion ORDER BY 1;
