-- Valores por omisión hostiles de la base o del rol no impiden anotar el intento.
\pset format unaligned
\set VERBOSITY terse
SELECT current_database() AS base \gset
ALTER DATABASE :"base" SET search_path = 'nada';
ALTER DATABASE :"base" SET statement_timeout = '1ms';
ALTER DATABASE :"base" SET lock_timeout = '1ms';
SET nivel.usuario = 'x';
SELECT nivel.ajustar('noexiste', 1);
ALTER DATABASE :"base" RESET statement_timeout;
ALTER DATABASE :"base" RESET lock_timeout;
ALTER DATABASE :"base" RESET search_path;
SELECT resultado, sqlstate FROM nivel.intentos;
