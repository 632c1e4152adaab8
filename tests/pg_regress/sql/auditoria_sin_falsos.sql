-- Un administrador no puede escribir un fallo, un éxito ni un intento que no hubo: nada de lo que puede llamar recibe el resultado.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_auditoria_falsos IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.zonas VALUES (1);
SELECT nivel.configurar('zonas', 2);
SET ROLE regress_auditoria_falsos;
SELECT to_regproc('nivel._abrir_intento'), to_regproc('nivel._ejecutar_intento'), to_regproc('nivel._cerrar_intento');
SELECT nivel._ajustar('zonas', 1, NULL, NULL, NULL) #>> '{error,sqlstate}' AS rechazo;
SELECT nivel._anotar_directo('ajustar', 'zonas', 2, 1, '{}');
-- Todo lo que puede ejecutar y no solo leer, por su nombre.
SELECT p.proname, pg_get_function_identity_arguments(p.oid) AS argumentos FROM pg_proc p
WHERE p.pronamespace = 'nivel'::regnamespace AND p.provolatile = 'v' AND has_function_privilege(p.oid, 'EXECUTE') ORDER BY 1;
RESET ROLE;
SELECT accion, fase, rol, sqlstate, mensaje FROM nivel.auditoria WHERE rol = 'regress_auditoria_falsos' ORDER BY id;
DROP ROLE regress_auditoria_falsos;
