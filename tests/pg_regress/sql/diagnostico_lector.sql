-- Quien lee puede diagnosticar; los demás, no.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_diagnostico_lector IN ROLE nivel_lector;
CREATE ROLE regress_diagnostico_nadie;
SET ROLE regress_diagnostico_lector;
SELECT control, estado FROM nivel.diagnostico();
SET ROLE regress_diagnostico_nadie;
SELECT * FROM nivel.diagnostico();
RESET ROLE;
DROP ROLE regress_diagnostico_lector, regress_diagnostico_nadie;
