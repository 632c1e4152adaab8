-- Tables tied by more than foreign keys: policies, rules and functions that read another table, helpers which
-- only a function's body names, types that come in pairs. Whatever cannot follow must be refused by its name.

-- @ tipos y funciones
CREATE TYPE tramo AS RANGE (subtype = numeric, multirange_type_name = tramos);
CREATE COLLATION {esquema}.por_numero (provider = icu, locale = 'es-u-kn-true');
CREATE TABLE almacenes (id serial PRIMARY KEY, nombre text COLLATE por_numero NOT NULL);
CREATE TABLE permisos_almacen (almacen_id integer NOT NULL REFERENCES almacenes, rol name NOT NULL, PRIMARY KEY (almacen_id, rol));
CREATE FUNCTION doble(valor numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 2 * valor; END';
CREATE FUNCTION cuadruple(valor numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT {esquema}.doble({esquema}.doble(valor))';
CREATE FUNCTION puede_ver(almacen integer) RETURNS boolean LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT EXISTS (SELECT FROM {esquema}.permisos_almacen p WHERE p.almacen_id = almacen AND p.rol = CURRENT_USER);
END;

-- @ tablas
CREATE TABLE movimientos (
    id bigserial PRIMARY KEY,
    almacen_id integer NOT NULL REFERENCES almacenes,
    cantidad numeric NOT NULL CHECK (cuadruple(cantidad) < 1000000),
    tramo {esquema}.tramo,
    varios tramos DEFAULT '{}'
);
ALTER TABLE movimientos ENABLE ROW LEVEL SECURITY;
CREATE POLICY permitidos ON movimientos FOR SELECT
    USING (EXISTS (SELECT FROM permisos_almacen p WHERE p.almacen_id = movimientos.almacen_id AND p.rol = CURRENT_USER));
CREATE POLICY por_funcion ON movimientos FOR UPDATE USING ({esquema}.puede_ver(almacen_id));
CREATE TABLE movimientos_borrados (id bigint, cantidad numeric, cuando timestamptz DEFAULT now());
CREATE RULE guardar AS ON DELETE TO movimientos DO ALSO
    INSERT INTO {esquema}.movimientos_borrados (id, cantidad) VALUES (OLD.id, OLD.cantidad);
