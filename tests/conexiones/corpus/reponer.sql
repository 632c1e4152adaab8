-- As if no case had been here: what nivel wrote about the last one goes with it.
RESET ALL;
SET nivel.captura = off;
SET nivel.permitir_desmontaje = on;
SET client_min_messages = error;
SET statement_timeout = '30s';
TRUNCATE nivel.bitacora, nivel.registro_phinx, nivel.configuracion, nivel.auditoria, nivel.sello, nivel.sucursal_registrada;
RESET nivel.permitir_desmontaje
