-- What every test database has before its test begins.
CREATE EXTENSION nivel;
SELECT * FROM nivel.activar();
