-- A shared `clientes` goes back to the branches, by the extension. Prints its milliseconds, the commit included.
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned
\o /dev/null
SELECT nivel.ajustar('clientes', 1);
SELECT clock_timestamp() AS desde \gset
SELECT nivel.ajustar('clientes', 2);
\o
SELECT extract(epoch FROM clock_timestamp() - :'desde'::timestamptz) * 1000;
