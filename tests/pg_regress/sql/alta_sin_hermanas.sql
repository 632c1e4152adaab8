-- La primera de su nivel: solo el esquema; las entidades de ese nivel que nadie tiene se nombran.
\pset format unaligned
SELECT nivel.configurar(e, 2) FROM unnest('{clientes,zonas}'::text[]) e;
SELECT nivel.configurar('cierres', 3);
SELECT orden, tipo, mensaje FROM nivel.previsualizar_alta('suc0001');
SELECT esquema, referencia, mensaje, tablas, migraciones FROM nivel.alta_sucursal('suc0001');
SELECT nspname, nspowner = (SELECT oid FROM pg_roles WHERE rolname = current_user) AS mio FROM pg_namespace WHERE nspname = 'suc0001';
-- una inactiva no cuenta, salvo que se la pida; una vacía, a falta de otra, da dueño y privilegios
CREATE SCHEMA suc0009;
CREATE TABLE suc0009.clientes (id int);
SELECT nivel.baja_sucursal('suc0009');
SELECT orden, tipo, mensaje FROM nivel.previsualizar_alta('suc0002');
SELECT orden, tipo, mensaje FROM nivel.previsualizar_alta('suc0002', referencia => 'suc0009');
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0001caja001', 3);
