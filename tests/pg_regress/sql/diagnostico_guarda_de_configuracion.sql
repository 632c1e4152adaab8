-- La guarda del nivel en la configuración también se controla.
\pset format unaligned
SET nivel.permitir_desmontaje = on;
ALTER TABLE nivel.configuracion DISABLE TRIGGER ALL;
SELECT estado FROM nivel.diagnostico() WHERE control = 'guardas';
