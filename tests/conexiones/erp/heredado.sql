-- Tables of an old system, written by hand: no migrations, no journal. {esquema} is the schema of the branch,
-- {viejo}, {jefe} and {consultas} are roles.

-- @ de antes
ALTER DEFAULT PRIVILEGES IN SCHEMA {esquema} GRANT SELECT ON TABLES TO {consultas};
CREATE SEQUENCE contador MINVALUE 0 START 0;
CREATE TYPE estado AS ENUM ('A', 'B', '?');
CREATE DOMAIN {esquema}.si_no AS char(1) DEFAULT 'N' CHECK (VALUE IN ('S', 'N'));
CREATE FUNCTION hoy() RETURNS char(8) LANGUAGE sql STABLE AS $$ SELECT to_char(CURRENT_DATE, 'YYYYMMDD') $$;
CREATE FUNCTION {esquema}.tocar() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
    NEW.fecmod := hoy();
    RETURN NEW;
END';
ALTER FUNCTION hoy() OWNER TO {viejo};

CREATE TABLE "ARTIC" (
    "COD" char(6) DEFAULT '      ' NOT NULL,
    "DESC" varchar,
    "PRECIO" float4 DEFAULT '0'::real,
    "PREC.LISTA" money DEFAULT '$0.00'::money,
    fecmod char(8) DEFAULT hoy(),
    "ALTA" char(8) DEFAULT to_char(now(), 'YYYYMMDD'),
    "ACTIVO" si_no
);
CREATE UNIQUE INDEX "ARTIC1" ON "ARTIC" ("COD");
CREATE INDEX "ARTIC2" ON {esquema}."ARTIC" (substr("DESC", 1, 10), "PRECIO" DESC);
CREATE TRIGGER "TOCAR" BEFORE UPDATE ON "ARTIC" FOR EACH ROW EXECUTE PROCEDURE {esquema}.tocar();
ALTER TABLE "ARTIC" OWNER TO {viejo};
COMMENT ON TABLE "ARTIC" IS 'Artículos.
Segunda línea, con ''comillas'', "dobles", una \barra,
    sangría, $$dólares$$ y -- guiones; /* y esto */';
GRANT ALL ON "ARTIC" TO PUBLIC;

CREATE TABLE movim (
    nro integer DEFAULT nextval('contador'),
    nro2 integer DEFAULT (nextval('{esquema}.contador'::regclass) * 2 + 1),
    cod char(6) REFERENCES "ARTIC" ("COD"),
    fecha date DEFAULT '1900-01-01',
    hora time DEFAULT '00:00',
    imp numeric DEFAULT (0)::numeric,
    tipo estado DEFAULT '?',
    "tipo anterior" {esquema}.estado,
    observ text DEFAULT NULL,
    operador text DEFAULT (((CURRENT_USER)::text || '@'::text) || (inet_client_addr())::text)
);
CREATE INDEX movim_i ON movim (fecha, cod);
CREATE INDEX movim_i2 ON movim (fecha, cod);
GRANT INSERT, SELECT ON movim TO PUBLIC;
GRANT SELECT ON {esquema}.movim TO {consultas} WITH GRANT OPTION;

CREATE UNLOGGED TABLE sesiones (
    id uuid DEFAULT gen_random_uuid(),
    vence timestamptz DEFAULT now() + '1 hour'::interval,
    intentos serial
);
CREATE INDEX sesiones_vence ON sesiones USING btree (vence) WITH (deduplicate_items = off);
ALTER TABLE sesiones OWNER TO {jefe};

CREATE TABLE ctacte (
    cliente integer NOT NULL,
    comprob char(13) NOT NULL,
    debe numeric(9, 2) DEFAULT 0,
    haber numeric(9, 2) DEFAULT 0,
    saldo numeric(9, 2),
    borrame int,
    CONSTRAINT ctacte_key PRIMARY KEY (cliente, comprob)
);
ALTER TABLE ctacte DROP COLUMN borrame;
ALTER TABLE ctacte ADD CONSTRAINT debe_o_haber CHECK (debe = 0 OR haber = 0) NOT VALID;
ALTER TABLE {esquema}.ctacte OWNER TO {viejo};
REVOKE DELETE, TRUNCATE ON ctacte FROM {viejo};
GRANT SELECT ON ctacte TO {jefe};
COMMENT ON COLUMN ctacte.saldo IS E'¿Quién lo calcula?\n\nNadie: "se" arregla de noche';

CREATE TABLE {esquema}.imputa (
    cliente integer,
    comprob char(13),
    recibo char(13),
    importe numeric(9, 2),
    FOREIGN KEY (cliente, comprob) REFERENCES {esquema}.ctacte MATCH FULL ON DELETE CASCADE DEFERRABLE,
    FOREIGN KEY (cliente, recibo) REFERENCES ctacte (cliente, comprob) NOT VALID
);
ALTER TABLE imputa SET WITHOUT CLUSTER;
ALTER TABLE imputa REPLICA IDENTITY FULL;

CREATE TABLE tablas (
    tabla char(2),
    clave varchar(10),
    valor varchar(80) COLLATE "POSIX",
    padre varchar(10),
    UNIQUE (tabla, clave)
);
ALTER TABLE tablas ADD FOREIGN KEY (tabla, padre) REFERENCES tablas (tabla, clave) ON UPDATE CASCADE;

CREATE TABLE usuarios_sistema (
    usuario name PRIMARY KEY DEFAULT SESSION_USER,
    clave bytea,
    permisos aclitem[],
    nivel smallint GENERATED ALWAYS AS IDENTITY (MINVALUE -5 START WITH -5),
    aviso varchar(200) DEFAULT 'no
cierre ''sesión'''
);
ALTER TABLE usuarios_sistema ENABLE ROW LEVEL SECURITY;
CREATE POLICY uno ON usuarios_sistema USING (usuario = SESSION_USER);
REVOKE SELECT ON usuarios_sistema FROM {consultas};
GRANT SELECT (usuario, aviso) ON usuarios_sistema TO PUBLIC;
ALTER TABLE usuarios_sistema OWNER TO {jefe};

CREATE TABLE impresoras ();
ALTER TABLE impresoras ADD COLUMN puerto text, ADD COLUMN ancho int DEFAULT 80, ADD activa {esquema}.si_no DEFAULT 'S' NOT NULL;

CREATE TABLE "Planilla de caja" (
    "Nº" serial,
    "Día" date,
    "Total $" numeric(12, 2),
    "Cerró?" si_no,
    CHECK ("Total $" >= 0 OR "Cerró?" = 'N')
);
CREATE RULE "no borrar" AS ON DELETE TO "Planilla de caja" DO INSTEAD NOTHING;
ALTER SEQUENCE "Planilla de caja_Nº_seq" MAXVALUE 99999 CYCLE;

CREATE TABLE colores (r int, g int, b int, EXCLUDE USING btree (r WITH =, g WITH =, b WITH =));
CREATE STATISTICS colores_e ON r, g, b FROM colores;

CREATE TABLE diario (
    fecha date NOT NULL,
    cuenta char(8) NOT NULL,
    marca si_no,
    debe numeric(12, 2) DEFAULT 0.00,
    CONSTRAINT diario_clave PRIMARY KEY (cuenta, fecha)
) PARTITION BY RANGE (fecha);
CREATE TABLE "DIARIO_1999" PARTITION OF diario FOR VALUES FROM ('1999-01-01') TO ('2000-01-01');
CREATE TABLE diario_resto (debe numeric(12, 2), marca {esquema}.si_no, cuenta char(8) NOT NULL, fecha date NOT NULL, CONSTRAINT resto_pk PRIMARY KEY (cuenta, fecha));
CREATE INDEX resto_debe ON diario_resto (debe DESC);
CREATE INDEX diario_debe ON diario (debe DESC);
ALTER TABLE {esquema}.diario ATTACH PARTITION diario_resto DEFAULT;
CREATE TRIGGER tocar_diario AFTER INSERT ON diario FOR EACH ROW WHEN (NEW.debe > 0) EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE "DIARIO_1999" DISABLE TRIGGER tocar_diario;
CREATE TABLE diario_anexo (cuenta char(8), fecha date, nota text, CONSTRAINT anexo_de FOREIGN KEY (cuenta, fecha) REFERENCES diario);

CREATE TABLE partes (nro integer DEFAULT nextval('{esquema}.contador'), anulado si_no, CHECK (nro >= 0));
CREATE TABLE partes_taller (horas numeric(5, 1) NOT NULL, CONSTRAINT horas CHECK (horas < 25)) INHERITS (partes);
ALTER TABLE partes_taller ALTER nro SET DEFAULT 7, ALTER anulado SET NOT NULL;
CREATE TABLE "PARTES" (anulado si_no DEFAULT 'S', CONSTRAINT partes_nro_check CHECK (nro >= 0)) INHERITS (partes);

CREATE TABLE cuentas_h (n integer PRIMARY KEY, nombre text) PARTITION BY HASH (n);
CREATE TABLE cuentas_h0 PARTITION OF cuentas_h FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE cuentas_h1 PARTITION OF cuentas_h FOR VALUES WITH (MODULUS 2, REMAINDER 1);

CREATE VIEW saldos AS SELECT cliente, sum(debe - haber) AS saldo FROM ctacte GROUP BY cliente;
CREATE VIEW {esquema}."MOVIM del día" ("Código", "Qué") AS SELECT m.cod, a."DESC" FROM movim m JOIN "ARTIC" a ON a."COD" = m.cod WHERE m.fecha = CURRENT_DATE;
CREATE VIEW movim_b AS SELECT nro, tipo FROM movim WHERE tipo = 'B';
ALTER VIEW saldos OWNER TO {viejo};
GRANT SELECT ON {esquema}.saldos TO PUBLIC;
COMMENT ON VIEW saldos IS 'Saldo por cliente
(dos líneas)';
