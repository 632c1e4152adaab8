-- Functions whose text names the schema of the branch: in PL/pgSQL, in SQL, in their settings. They become
-- public's, or their tables are refused by name.

-- @ en PL/pgSQL
CREATE TABLE asientos (id serial PRIMARY KEY, glosa text);
CREATE TABLE renglones (asiento_id integer NOT NULL REFERENCES asientos, debe numeric NOT NULL, haber numeric NOT NULL);
CREATE FUNCTION cuadra() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    resto {esquema}.renglones.debe%TYPE;
BEGIN
    SELECT sum(debe - haber) INTO resto FROM {esquema}.renglones r WHERE r.asiento_id = NEW.asiento_id;
    IF resto <> 0 THEN
        RAISE EXCEPTION 'El asiento % no cuadra por %', NEW.asiento_id, resto;
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER cuadra AFTER INSERT ON renglones DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cuadra();

-- @ en SQL
CREATE FUNCTION digitos(texto text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT regexp_replace(texto, '[^0-9]', '', 'g') $$;
CREATE FUNCTION {esquema}.largo(texto text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT length({esquema}.digitos(texto))';
CREATE TABLE telefonos (numero text CHECK (largo(numero) BETWEEN 6 AND 15), interno text);
CREATE INDEX telefonos_digitos ON telefonos ({esquema}.digitos(numero));

-- @ en sus ajustes
CREATE SEQUENCE numerador;
CREATE FUNCTION siguiente(prefijo text) RETURNS text LANGUAGE sql VOLATILE SET search_path = {esquema}, public
    AS $$ SELECT prefijo || nextval('numerador') $$;
CREATE TABLE comprobantes (numero text PRIMARY KEY DEFAULT siguiente('A-'), copia integer DEFAULT nextval('numerador'));

-- @ en un texto que se ejecuta
CREATE TABLE registro (momento timestamptz DEFAULT now(), que text);
CREATE FUNCTION anotar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO %I.registro (que) VALUES ($1)', TG_TABLE_SCHEMA) USING TG_OP;
    RETURN NULL;
END
$$;
CREATE TABLE sesiones (id serial PRIMARY KEY, usuario name DEFAULT CURRENT_USER);
CREATE TRIGGER anotar AFTER INSERT ON sesiones FOR EACH STATEMENT EXECUTE FUNCTION anotar();
