-- Un esquema registrado a mano es una sucursal aunque su nombre no lo diga; los patrones se pueden cambiar.
\pset format unaligned
CREATE SCHEMA central;
CREATE SCHEMA tienda_1;
CREATE TABLE central.antes (id int);
SELECT nivel.registrar_sucursal('central', 2);
CREATE TABLE central.clientes (id int);
CREATE TABLE tienda_1.antes (id int);
SET nivel.patron_sucursal = '^tienda_[0-9]+$';
CREATE TABLE tienda_1.clientes (id int);
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.ya_no (id int);
SELECT esquema, entidad FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
