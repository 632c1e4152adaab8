-- Lo que un superusuario decidido cambia se ve: editadas, faltantes, agregadas, sellos alterados o quitados.
\pset format unaligned
SET nivel.permitir_desmontaje = on;
SELECT nivel.configurar('a', 2);
SELECT nivel.configurar('b', 2);
BEGIN;
SELECT nivel.configurar('deshecha', 2);
ROLLBACK;
SELECT nivel.configurar('c', 2);
SELECT nivel.sellar_auditoria() AS uno \gset
SELECT nivel.configurar('d', 2);
SELECT nivel.sellar_auditoria() AS dos \gset
SELECT nivel.configurar('e', 2);
ALTER TABLE nivel.auditoria DISABLE TRIGGER nivel_fila, DISABLE TRIGGER nivel_sentencia;
ALTER TABLE nivel.sello DISABLE TRIGGER nivel_fila, DISABLE TRIGGER nivel_sentencia;
CREATE TABLE public.antes AS TABLE nivel.auditoria;
CREATE TABLE public.sellos AS TABLE nivel.sello;
CREATE PROCEDURE public.reponer() LANGUAGE sql AS $$
    DELETE FROM nivel.auditoria; INSERT INTO nivel.auditoria OVERRIDING SYSTEM VALUE TABLE public.antes;
    DELETE FROM nivel.sello; INSERT INTO nivel.sello TABLE public.sellos;
$$;
SELECT * FROM nivel.verificar_auditoria(:'dos');
-- Una fila editada, con su huella vieja o con otra hecha de nuevo.
UPDATE nivel.auditoria SET usuario = 'otro' WHERE entidad = 'a' AND fase = 'ok';
UPDATE nivel.auditoria SET usuario = 'otro' WHERE entidad = 'b' AND fase = 'ok';
UPDATE nivel.auditoria a SET huella = nivel._huella(a) WHERE entidad = 'b' AND fase = 'ok';
SELECT v.problema, v.sello, a.entidad, v.detalle FROM nivel.verificar_auditoria() v JOIN nivel.auditoria a ON a.id = v.fila;
CALL public.reponer();
-- Sin sellar también se nota la edición de quien olvida la huella.
UPDATE nivel.auditoria SET usuario = 'otro' WHERE entidad = 'e' AND fase = 'ok';
SELECT v.problema, v.sello, a.entidad FROM nivel.verificar_auditoria() v JOIN nivel.auditoria a ON a.id = v.fila;
CALL public.reponer();
-- Una que falta, y una agregada en el lugar de la que se deshizo.
DELETE FROM nivel.auditoria WHERE entidad = 'c' AND fase = 'ok';
INSERT INTO nivel.auditoria (id, intento, fase, accion, entidad, usuario, rol, pid, sistema, version)
OVERRIDING SYSTEM VALUE SELECT max(i) + 1, gen_random_uuid(), 'ok', 'ajustar', 'inventada', 'x', 'x', 1, 'x', 'x' FROM (SELECT max(id) AS i FROM public.antes WHERE entidad = 'deshecha') x;
SELECT v.problema, v.sello, coalesce(a.entidad, p.entidad) AS entidad, v.detalle FROM nivel.verificar_auditoria(:'dos') v
LEFT JOIN nivel.auditoria a ON a.id = v.fila LEFT JOIN public.antes p ON p.id = v.fila;
CALL public.reponer();
-- Un sello alterado: sus filas, o solo su momento.
UPDATE nivel.sello SET momento = momento - interval '1 day' WHERE numero = 1;
SELECT problema, sello, detalle FROM nivel.verificar_auditoria(:'dos');
CALL public.reponer();
-- Lo que ya no se entiende también se dice.
UPDATE nivel.sello SET resumen = 'no es un resumen', ids = '{NULL,7}', huellas = '{NULL,NULL}' WHERE numero = 1;
UPDATE nivel.auditoria SET momento = 'infinity' WHERE entidad = 'd' AND fase = 'ok';
SELECT problema, sello, count(*) FROM nivel.verificar_auditoria(:'dos') GROUP BY 1, 2 ORDER BY 1, 2;
CALL public.reponer();
-- El primero quitado; el último quitado, con sus filas: solo lo dice el resumen guardado fuera.
DELETE FROM nivel.sello WHERE numero = 1;
SELECT problema, sello, detalle FROM nivel.verificar_auditoria() WHERE fila IS NULL;
CALL public.reponer();
DELETE FROM nivel.auditoria WHERE entidad IN ('d', 'e');
DELETE FROM nivel.sello WHERE numero = 2;
SELECT problema, detalle FROM nivel.verificar_auditoria();
SELECT problema, detalle FROM nivel.verificar_auditoria(:'uno');
SELECT problema, detalle FROM nivel.verificar_auditoria(:'dos');
CALL public.reponer();
-- Todo hecho de nuevo, con su cadena y todo: también.
UPDATE nivel.auditoria SET usuario = 'otro' WHERE entidad = 'a';
UPDATE nivel.auditoria a SET huella = nivel._huella(a) WHERE entidad = 'a';
DELETE FROM nivel.sello;
SELECT nivel.sellar_auditoria() <> :'dos' AS otra_cadena;
SELECT problema FROM nivel.verificar_auditoria();
SELECT problema FROM nivel.verificar_auditoria(:'dos');
