-- Una columna generada con una configuración de búsqueda de la sucursal.
CREATE TEXT SEARCH CONFIGURATION castellano (COPY = pg_catalog.spanish);
CREATE TABLE t (texto text, vector tsvector GENERATED ALWAYS AS (to_tsvector('{s}.castellano', texto)) STORED);
