-- The summary of a manifest that every branch fulfils. Prints its milliseconds.
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned
\o /dev/null
SELECT clock_timestamp() AS desde \gset
SELECT * FROM nivel.brecha_resumen('bench');
\o
SELECT extract(epoch FROM clock_timestamp() - :'desde'::timestamptz) * 1000;
