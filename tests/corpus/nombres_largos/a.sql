-- Nombres de 63 bytes en la tabla, la columna, el índice y la restricción.
-- entidad: una_tabla_con_un_nombre_tan_largo_como_el_servidor_lo_permite_s
CREATE TABLE una_tabla_con_un_nombre_tan_largo_como_el_servidor_lo_permite_s (
    una_columna_con_un_nombre_tan_largo_como_el_servidor_permite_si serial PRIMARY KEY,
    otra int CONSTRAINT una_restriccion_con_un_nombre_tan_largo_como_se_permite_hoy_si CHECK (otra > 0));
CREATE INDEX ON una_tabla_con_un_nombre_tan_largo_como_el_servidor_lo_permite_s (otra);
