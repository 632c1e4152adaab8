-- Registra el manifiesto que está en un archivo:  psql -v archivo=manifiesto.json -f registrar.sql
\set manifiesto `cat :'archivo'`
SELECT nivel.registrar_manifiesto('michangarrito', :'manifiesto');
