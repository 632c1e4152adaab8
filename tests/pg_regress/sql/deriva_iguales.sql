-- Copias hechas con las mismas sentencias en esquemas distintos no difieren, usen lo que usen de su propio esquema.
\pset format unaligned
CREATE TABLE public.monedas (id int PRIMARY KEY);
SELECT format($f$
    CREATE SCHEMA %1$I;
    CREATE TYPE %1$I.estado AS ENUM ('alta', 'baja');
    CREATE DOMAIN %1$I.importe AS numeric(12, 2) DEFAULT 0 CHECK (VALUE >= 0);
    CREATE SEQUENCE %1$I.numerador INCREMENT 5;
    CREATE FUNCTION %1$I.par(int) RETURNS boolean IMMUTABLE LANGUAGE sql BEGIN ATOMIC SELECT $1 %% 2 = 0; END;
    CREATE FUNCTION %1$I.auditar() RETURNS trigger LANGUAGE plpgsql SET search_path = %1$I, public AS $$
        BEGIN -- escribe en %1$I.zonas
            EXECUTE 'UPDATE %1$I.zonas SET id = id'; PERFORM 1 FROM %1$I.zonas; RETURN NEW; END $$;
    CREATE TABLE %1$I.zonas (id serial PRIMARY KEY, numero int DEFAULT nextval('%1$I.numerador'), moneda int REFERENCES public.monedas,
        estado %1$I.estado DEFAULT 'alta', estados %1$I.estado[], total %1$I.importe CHECK (%1$I.par(total::int)), madre int REFERENCES %1$I.zonas);
    CREATE INDEX ON %1$I.zonas (%1$I.par(numero)) WHERE estado = 'alta'::%1$I.estado;
    CREATE TRIGGER auditar AFTER UPDATE ON %1$I.zonas FOR EACH ROW WHEN (%1$I.par(NEW.id)) EXECUTE FUNCTION %1$I.auditar();
    CREATE POLICY pares ON %1$I.zonas USING (%1$I.par(id) AND id IN (SELECT z.id FROM %1$I.zonas z));
    CREATE RULE nada AS ON DELETE TO %1$I.zonas DO INSTEAD UPDATE %1$I.zonas SET numero = 0 WHERE id = OLD.id;
    CREATE STATISTICS %1$I.zonas_est ON id, numero FROM %1$I.zonas;
    GRANT SELECT (id) ON %1$I.zonas TO PUBLIC$f$, e)
FROM unnest(ARRAY['suc0001', 'suc0002', 'suc0001caja001', 'Suc "A.b"']) e \gexec
SELECT nivel.registrar_sucursal('Suc "A.b"');
-- Una función de suc0001 con el nombre de una del servidor, y una tabla temporal con el de una referida, no cambian nada.
CREATE FUNCTION suc0001.lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE TEMPORARY TABLE zonas (id int);
CREATE TEMPORARY TABLE monedas (id int);
SELECT * FROM nivel.deriva('zonas');
