-- A database of 0.1.0, as pg_dump wrote it: the real 0.1.0 had been given historia.sql. tests/conexiones/actualizacion.rs restores it.

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: Central "vieja"; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA "Central ""vieja""";

ALTER SCHEMA "Central ""vieja""" OWNER TO postgres;

--
-- Name: nivel; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA nivel;

ALTER SCHEMA nivel OWNER TO postgres;

--
-- Name: suc0001; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA suc0001;

ALTER SCHEMA suc0001 OWNER TO postgres;

--
-- Name: suc0001caja001; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA suc0001caja001;

ALTER SCHEMA suc0001caja001 OWNER TO postgres;

--
-- Name: suc0002; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA suc0002;

ALTER SCHEMA suc0002 OWNER TO postgres;

--
-- Name: nivel; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS nivel WITH SCHEMA nivel;

--
-- Name: EXTENSION nivel; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION nivel IS 'ajusta el nivel (compartido, sucursal, caja) de tablas vacías, con pruebas y auditoría';

--
-- Name: tono; Type: TYPE; Schema: suc0001; Owner: postgres
--

CREATE TYPE suc0001.tono AS ENUM (
    'claro',
    'oscuro'
);

ALTER TYPE suc0001.tono OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: marcas; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.marcas (
    id integer NOT NULL
);

ALTER TABLE public.marcas OWNER TO postgres;

--
-- Name: niveles; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public.niveles AS
 SELECT configuracion.entidad,
    configuracion.nivel
   FROM nivel.configuracion;

ALTER TABLE public.niveles OWNER TO postgres;

--
-- Name: phinxlog; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.phinxlog (
    version bigint NOT NULL,
    migration_name character varying(100),
    start_time timestamp without time zone,
    end_time timestamp without time zone,
    breakpoint boolean DEFAULT false NOT NULL
);

ALTER TABLE public.phinxlog OWNER TO postgres;

--
-- Name: zonas; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.zonas (
    id integer NOT NULL,
    nombre text DEFAULT 'ñandú'::text NOT NULL
);

ALTER TABLE public.zonas OWNER TO postgres;

--
-- Name: zonas_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public.zonas_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER TABLE public.zonas_id_seq OWNER TO postgres;

--
-- Name: zonas_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
--

ALTER SEQUENCE public.zonas_id_seq OWNED BY public.zonas.id;

--
-- Name: clientes; Type: TABLE; Schema: suc0001; Owner: postgres
--

CREATE TABLE suc0001.clientes (
    id integer NOT NULL,
    nombre text,
    zona integer,
    alta date
);

ALTER TABLE suc0001.clientes OWNER TO postgres;

--
-- Name: clientes_id_seq; Type: SEQUENCE; Schema: suc0001; Owner: postgres
--

CREATE SEQUENCE suc0001.clientes_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER TABLE suc0001.clientes_id_seq OWNER TO postgres;

--
-- Name: clientes_id_seq; Type: SEQUENCE OWNED BY; Schema: suc0001; Owner: postgres
--

ALTER SEQUENCE suc0001.clientes_id_seq OWNED BY suc0001.clientes.id;

--
-- Name: marcas__nivel2; Type: TABLE; Schema: suc0001; Owner: postgres
--

CREATE TABLE suc0001.marcas__nivel2 (
    id integer NOT NULL
);

ALTER TABLE suc0001.marcas__nivel2 OWNER TO postgres;

--
-- Name: phinxlog; Type: TABLE; Schema: suc0001; Owner: postgres
--

CREATE TABLE suc0001.phinxlog (
    version bigint NOT NULL,
    migration_name character varying(100),
    start_time timestamp without time zone,
    end_time timestamp without time zone,
    breakpoint boolean DEFAULT false NOT NULL
);

ALTER TABLE suc0001.phinxlog OWNER TO postgres;

--
-- Name: clientes; Type: TABLE; Schema: suc0002; Owner: postgres
--

CREATE TABLE suc0002.clientes (
    id integer NOT NULL,
    nombre text,
    zona integer,
    alta date
);

ALTER TABLE suc0002.clientes OWNER TO postgres;

--
-- Name: clientes_id_seq; Type: SEQUENCE; Schema: suc0002; Owner: postgres
--

CREATE SEQUENCE suc0002.clientes_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER TABLE suc0002.clientes_id_seq OWNER TO postgres;

--
-- Name: clientes_id_seq; Type: SEQUENCE OWNED BY; Schema: suc0002; Owner: postgres
--

ALTER SEQUENCE suc0002.clientes_id_seq OWNED BY suc0002.clientes.id;

--
-- Name: marcas__nivel2; Type: TABLE; Schema: suc0002; Owner: postgres
--

CREATE TABLE suc0002.marcas__nivel2 (
    id integer NOT NULL
);

ALTER TABLE suc0002.marcas__nivel2 OWNER TO postgres;

--
-- Name: phinxlog; Type: TABLE; Schema: suc0002; Owner: postgres
--

CREATE TABLE suc0002.phinxlog (
    version bigint NOT NULL,
    migration_name character varying(100),
    start_time timestamp without time zone,
    end_time timestamp without time zone,
    breakpoint boolean DEFAULT false NOT NULL
);

ALTER TABLE suc0002.phinxlog OWNER TO postgres;

--
-- Name: zonas id; Type: DEFAULT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.zonas ALTER COLUMN id SET DEFAULT nextval('public.zonas_id_seq'::regclass);

--
-- Name: clientes id; Type: DEFAULT; Schema: suc0001; Owner: postgres
--

ALTER TABLE ONLY suc0001.clientes ALTER COLUMN id SET DEFAULT nextval('suc0001.clientes_id_seq'::regclass);

--
-- Name: clientes id; Type: DEFAULT; Schema: suc0002; Owner: postgres
--

ALTER TABLE ONLY suc0002.clientes ALTER COLUMN id SET DEFAULT nextval('suc0002.clientes_id_seq'::regclass);

--
-- Data for Name: auditoria; Type: TABLE DATA; Schema: nivel; Owner: postgres
--

COPY nivel.auditoria (id, intento, fase, momento, accion, entidad, nivel_origen, nivel_destino, usuario, rol, usuario_aplicacion, direccion, aplicacion, pid, xid, sistema, version, sqlstate, mensaje, detalle) FROM stdin;
1	01141ba7-7b7a-4879-82c7-b0bbf228a89e	intento	2026-11-24 14:34:44.297998+00	ajustar	clientes	2	1	postgres	postgres	jperez	\N	psql	13981	838	7711746296047096628	0.1.0	\N	\N	{"limpieza": null, "referencia": null}
2	01141ba7-7b7a-4879-82c7-b0bbf228a89e	error	2026-11-24 14:34:44.419762+00	ajustar	clientes	2	1	postgres	postgres	jperez	\N	psql	13981	838	7711746296047096628	0.1.0	NV001	No se puede ajustar. La tabla suc0002.clientes tiene 1 registro. Este proceso solo aplica a tablas vacías.	{"pista": "Vacíe esas tablas si los registros son de prueba y repita el ajuste; si son datos reales hace falta una migración con datos, que este proceso no hace.", "pedido": {"limpieza": null, "referencia": null}, "detalle": "suc0002.clientes: 1 registro"}
3	499d681e-3a98-41a2-8b3d-95cdee6f7b60	intento	2026-11-24 14:34:44.452025+00	ajustar	no_existe	\N	1	postgres	postgres	jperez	\N	psql	13981	843	7711746296047096628	0.1.0	\N	\N	{"limpieza": null, "referencia": null}
4	499d681e-3a98-41a2-8b3d-95cdee6f7b60	error	2026-11-24 14:34:44.475904+00	ajustar	no_existe	\N	1	postgres	postgres	jperez	\N	psql	13981	843	7711746296047096628	0.1.0	NV003	No se conoce la entidad «no_existe»: no está configurada y no existe ninguna tabla con ese nombre en public, las sucursales o las cajas	{"pista": "Revise el nombre (sin esquema y respetando mayúsculas): SELECT * FROM nivel.estado; para declarar una entidad nueva: SELECT nivel.configurar('nombre', 2);", "pedido": {"limpieza": null, "referencia": null}, "detalle": ""}
5	fc7d4f51-8ae3-4fe5-a10d-2b32e09b9fb6	intento	2026-11-24 14:34:44.489525+00	ajustar	marcas	2	1	postgres	postgres	jperez	\N	psql	13981	846	7711746296047096628	0.1.0	\N	\N	{"limpieza": null, "referencia": null}
7	3c5bd280-88f6-4941-b367-6a62bde3033e	intento	2026-11-24 14:34:44.891424+00	ajustar	marcas	2	1	postgres	postgres	jperez	\N	psql	13981	852	7711746296047096628	0.1.0	\N	\N	{"limpieza": null, "referencia": null}
9	66187906-0a70-4490-84b7-97f6540f27ce	intento	2026-11-24 14:34:45.160394+00	ajustar	marcas	2	1	postgres	postgres	jperez	\N	psql	13981	859	7711746296047096628	0.1.0	\N	\N	{"limpieza": "conservar", "referencia": null}
10	66187906-0a70-4490-84b7-97f6540f27ce	ok	2026-11-24 14:34:45.380967+00	ajustar	marcas	2	1	postgres	postgres	jperez	\N	psql	13981	859	7711746296047096628	0.1.0	\N	Configuración ajustada exitosamente	{"entidad": "marcas", "estrategia": "copiar", "migraciones": [], "nivel_origen": 2, "nivel_destino": 1, "copias_eliminadas": 0, "copias_verificadas": 2}
11	28977e04-3b9b-439c-801f-e0d20c747c50	denegado	2026-11-24 14:34:45.444823+00	ajustar	zonas	2	1	postgres	nivel_prueba_ajena	jperez	\N	psql	13981	870	7711746296047096628	0.1.0	42501	Permiso denegado: nivel_prueba_ajena no es miembro de nivel_administrador y no puede ajustar	{"limpieza": null, "referencia": null}
12	272f5cad-c023-4a36-a90b-d9dd4d624e84	intento	2026-11-24 14:34:45.470874+00	ajustar	zonas	2	1	postgres	postgres	jperez	\N	psql	13981	872	7711746296047096628	0.1.0	\N	\N	{"limpieza": null, "referencia": null}
13	272f5cad-c023-4a36-a90b-d9dd4d624e84	ok	2026-11-24 14:34:45.840941+00	ajustar	zonas	2	1	postgres	postgres	jperez	\N	psql	13981	872	7711746296047096628	0.1.0	\N	Configuración ajustada exitosamente	{"entidad": "zonas", "estrategia": "reproducir", "migraciones": [20240101120000], "nivel_origen": 2, "nivel_destino": 1, "copias_eliminadas": 2, "copias_verificadas": 2}
\.

--
-- Data for Name: bitacora; Type: TABLE DATA; Schema: nivel; Owner: postgres
--

COPY nivel.bitacora (id, xid, momento, rol, esquema, entidad, objeto, clase, etiqueta, sentencia, search_path, migracion, origen, exacta, efecto, esquema_anterior, entidad_anterior, objetos, evento_phinx, sesion) FROM stdin;
1	809	2026-11-24 14:34:43.736154+00	postgres	suc0001	\N	suc0001	esquema	CREATE SCHEMA	CREATE SCHEMA suc0001	"$user", public	\N	captura	t	crea	\N	\N	\N	\N	304056149ad31.369d
2	810	2026-11-24 14:34:43.748656+00	postgres	suc0002	\N	suc0002	esquema	CREATE SCHEMA	CREATE SCHEMA suc0002	"$user", public	\N	captura	t	crea	\N	\N	\N	\N	304056149ad31.369d
3	811	2026-11-24 14:34:43.764062+00	postgres	suc0001caja001	\N	suc0001caja001	esquema	CREATE SCHEMA	CREATE SCHEMA suc0001caja001	"$user", public	\N	captura	t	crea	\N	\N	\N	\N	304056149ad31.369d
4	813	2026-11-24 14:34:43.808028+00	postgres	suc0001	phinxlog	suc0001.phinxlog	tabla	CREATE TABLE	CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)	"$user", public	\N	captura	t	crea	\N	\N	[{"clase": "tabla", "objeto": "suc0001.phinxlog", "borrado": false, "entidad": "phinxlog", "esquema": "suc0001"}, {"clase": "índice", "objeto": "suc0001.phinxlog_pkey", "borrado": false, "entidad": "phinxlog", "esquema": "suc0001"}]	\N	304056149ad31.369d
5	814	2026-11-24 14:34:43.823743+00	postgres	suc0002	phinxlog	suc0002.phinxlog	tabla	CREATE TABLE	CREATE TABLE suc0002.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL)	"$user", public	\N	captura	t	crea	\N	\N	[{"clase": "tabla", "objeto": "suc0002.phinxlog", "borrado": false, "entidad": "phinxlog", "esquema": "suc0002"}, {"clase": "tabla", "objeto": "suc0002.phinxlog", "borrado": false, "entidad": "phinxlog", "esquema": "suc0002"}, {"clase": "índice", "objeto": "suc0002.phinxlog_pkey", "borrado": false, "entidad": "phinxlog", "esquema": "suc0002"}]	\N	304056149ad31.369d
6	815	2026-11-24 14:34:43.861531+00	postgres	suc0001	zonas	suc0001.zonas	tabla	CREATE TABLE	CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, nombre text NOT NULL DEFAULT 'ñandú')	"$user", public	20240101120000	captura	t	crea	\N	\N	[{"clase": "secuencia", "objeto": "suc0001.zonas_id_seq", "borrado": false, "entidad": "zonas", "esquema": "suc0001"}, {"clase": "tabla", "objeto": "suc0001.zonas", "borrado": false, "entidad": "zonas", "esquema": "suc0001"}, {"clase": "índice", "objeto": "suc0001.zonas_pkey", "borrado": false, "entidad": "zonas", "esquema": "suc0001"}, {"clase": "secuencia", "objeto": "suc0001.zonas_id_seq", "borrado": false, "entidad": "zonas", "esquema": "suc0001"}]	1	304056149ad31.369d
7	816	2026-11-24 14:34:43.937694+00	postgres	suc0002	zonas	suc0002.zonas	tabla	CREATE TABLE	CREATE TABLE suc0002.zonas (id serial PRIMARY KEY, nombre text NOT NULL DEFAULT 'ñandú')	"$user", public	20240101120000	captura	t	crea	\N	\N	[{"clase": "secuencia", "objeto": "suc0002.zonas_id_seq", "borrado": false, "entidad": "zonas", "esquema": "suc0002"}, {"clase": "tabla", "objeto": "suc0002.zonas", "borrado": false, "entidad": "zonas", "esquema": "suc0002"}, {"clase": "índice", "objeto": "suc0002.zonas_pkey", "borrado": false, "entidad": "zonas", "esquema": "suc0002"}, {"clase": "secuencia", "objeto": "suc0002.zonas_id_seq", "borrado": false, "entidad": "zonas", "esquema": "suc0002"}]	2	304056149ad31.369d
8	817	2026-11-24 14:34:43.991637+00	postgres	suc0001	clientes	suc0001.clientes	tabla	CREATE TABLE	CREATE TABLE suc0001.clientes (id serial PRIMARY KEY, nombre text, zona int REFERENCES suc0001.zonas)	"$user", public	20240102120000	captura	t	crea	\N	\N	[{"clase": "secuencia", "objeto": "suc0001.clientes_id_seq", "borrado": false, "entidad": "clientes", "esquema": "suc0001"}, {"clase": "tabla", "objeto": "suc0001.clientes", "borrado": false, "entidad": "clientes", "esquema": "suc0001"}, {"clase": "índice", "objeto": "suc0001.clientes_pkey", "borrado": false, "entidad": "clientes", "esquema": "suc0001"}, {"clase": "tabla", "objeto": "suc0001.clientes", "borrado": false, "entidad": "clientes", "esquema": "suc0001"}, {"clase": "secuencia", "objeto": "suc0001.clientes_id_seq", "borrado": false, "entidad": "clientes", "esquema": "suc0001"}]	3	304056149ad31.369d
9	819	2026-11-24 14:34:44.016755+00	postgres	suc0002	clientes	suc0002.clientes	tabla	CREATE TABLE	CREATE TABLE suc0002.clientes (id serial PRIMARY KEY, nombre text, zona int REFERENCES suc0002.zonas)	"$user", public	20240102120000	captura	t	crea	\N	\N	[{"clase": "secuencia", "objeto": "suc0002.clientes_id_seq", "borrado": false, "entidad": "clientes", "esquema": "suc0002"}, {"clase": "tabla", "objeto": "suc0002.clientes", "borrado": false, "entidad": "clientes", "esquema": "suc0002"}, {"clase": "índice", "objeto": "suc0002.clientes_pkey", "borrado": false, "entidad": "clientes", "esquema": "suc0002"}, {"clase": "tabla", "objeto": "suc0002.clientes", "borrado": false, "entidad": "clientes", "esquema": "suc0002"}, {"clase": "secuencia", "objeto": "suc0002.clientes_id_seq", "borrado": false, "entidad": "clientes", "esquema": "suc0002"}]	4	304056149ad31.369d
10	821	2026-11-24 14:34:44.059686+00	postgres	suc0001	rubros	suc0001.rubros	tabla	CREATE TABLE	CREATE TABLE suc0001.rubros (id int)	"$user", public	20240103120000	captura	t	crea	\N	\N	\N	5	304056149ad31.369d
11	823	2026-11-24 14:34:44.080371+00	postgres	suc0001	rubros	suc0001.rubros	tabla	DROP TABLE	DROP TABLE suc0001.rubros	"$user", public	20240103120000	captura	t	elimina	\N	\N	\N	6	304056149ad31.369d
12	827	2026-11-24 14:34:44.166464+00	postgres	suc0001	\N	suc0001.tono	tipo	CREATE TYPE	CREATE TYPE suc0001.tono AS ENUM ('claro', 'oscuro')	"$user", public	\N	captura	t	crea	\N	\N	\N	\N	304056149ad31.369d
13	828	2026-11-24 14:34:44.179111+00	postgres	suc0001	clientes	suc0001.clientes	tabla	ALTER TABLE	ALTER TABLE suc0001.clientes ADD COLUMN alta date	"$user", public	\N	captura	t	modifica	\N	\N	\N	\N	304056149ad31.369d
14	829	2026-11-24 14:34:44.186426+00	postgres	suc0002	clientes	suc0002.clientes	tabla	ALTER TABLE	ALTER TABLE suc0002.clientes ADD COLUMN alta date	"$user", public	\N	captura	t	modifica	\N	\N	\N	\N	304056149ad31.369d
15	831	2026-11-24 14:34:44.211041+00	postgres	suc0002	phinxlog	suc0002.phinxlog	tabla	ALTER TABLE	ALTER TABLE suc0002.phinxlog ENABLE ALWAYS TRIGGER nivel_phinx	"$user", public	\N	captura	t	modifica	\N	\N	\N	\N	304056149ad31.369d
20	859	2026-11-24 14:34:45.32613+00	postgres	public	marcas	public.marcas	tabla	CREATE TABLE	\N	\N	\N	ajuste	f	crea	\N	\N	\N	\N	304056149ad31.369d
21	859	2026-11-24 14:34:45.378349+00	postgres	suc0001	marcas__nivel2	suc0001.marcas__nivel2	tabla	ALTER TABLE	\N	\N	\N	ajuste	f	renombra	suc0001	marcas	\N	\N	304056149ad31.369d
22	859	2026-11-24 14:34:45.378999+00	postgres	suc0002	marcas__nivel2	suc0002.marcas__nivel2	tabla	ALTER TABLE	\N	\N	\N	ajuste	f	renombra	suc0002	marcas	\N	\N	304056149ad31.369d
23	872	2026-11-24 14:34:45.667466+00	postgres	public	zonas	\N	tabla	CREATE TABLE	CREATE TABLE "public".zonas (id serial PRIMARY KEY, nombre text NOT NULL DEFAULT 'ñandú')	"$user", "public"	20240101120000	ajuste	t	crea	\N	\N	\N	\N	304056149ad31.369d
24	872	2026-11-24 14:34:45.793377+00	postgres	suc0001	zonas	suc0001.zonas	tabla	DROP TABLE	\N	\N	\N	ajuste	f	elimina	\N	\N	\N	\N	304056149ad31.369d
25	872	2026-11-24 14:34:45.793411+00	postgres	suc0002	zonas	suc0002.zonas	tabla	DROP TABLE	\N	\N	\N	ajuste	f	elimina	\N	\N	\N	\N	304056149ad31.369d
\.

--
-- Data for Name: configuracion; Type: TABLE DATA; Schema: nivel; Owner: postgres
--

COPY nivel.configuracion (entidad, nivel, niveles_permitidos, modificado_en, modificado_por) FROM stdin;
clientes	2	{1,2}	2026-11-24 14:34:44.2753+00	postgres
monedas	1	{1,2,3}	2026-11-24 14:34:44.283927+00	postgres
marcas	1	{1,2,3}	2026-11-24 14:34:45.379141+00	postgres
zonas	1	{1,2,3}	2026-11-24 14:34:45.793858+00	postgres
\.

--
-- Data for Name: registro_phinx; Type: TABLE DATA; Schema: nivel; Owner: postgres
--

COPY nivel.registro_phinx (id, xid, momento, rol, esquema, tabla, version, nombre, accion, sentencias, hasta_bitacora, sesion, entidad) FROM stdin;
1	815	2026-11-24 14:34:43.877016+00	postgres	suc0001	phinxlog	20240101120000	CrearZonas	aplicada	1	6	304056149ad31.369d	\N
2	816	2026-11-24 14:34:43.952495+00	postgres	suc0002	phinxlog	20240101120000	CrearZonas	aplicada	1	7	304056149ad31.369d	\N
3	818	2026-11-24 14:34:43.995421+00	postgres	suc0001	phinxlog	20240102120000	CrearClientes	aplicada	1	8	304056149ad31.369d	\N
4	820	2026-11-24 14:34:44.031456+00	postgres	suc0002	phinxlog	20240102120000	CrearClientes	aplicada	1	9	304056149ad31.369d	\N
5	822	2026-11-24 14:34:44.07547+00	postgres	suc0001	phinxlog	20240103120000	CrearRubros	aplicada	1	10	304056149ad31.369d	\N
6	824	2026-11-24 14:34:44.103697+00	postgres	suc0001	phinxlog	20240103120000	CrearRubros	revertida	1	11	304056149ad31.369d	\N
7	872	2026-11-24 14:34:45.825808+00	postgres	public	phinxlog	20240101120000	CrearZonas	aplicada	0	0	304056149ad31.369d	zonas
\.

--
-- Data for Name: sucursal_registrada; Type: TABLE DATA; Schema: nivel; Owner: postgres
--

COPY nivel.sucursal_registrada (esquema, nivel, padre, activa, registrada_en, registrada_por) FROM stdin;
Central "vieja"	2	\N	f	2026-11-24 14:34:44.224431+00	postgres
\.

--
-- Data for Name: marcas; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.marcas (id) FROM stdin;
\.

--
-- Data for Name: phinxlog; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.phinxlog (version, migration_name, start_time, end_time, breakpoint) FROM stdin;
20240101120000	CrearZonas	2026-11-24 14:34:43.854591	2026-11-24 14:34:43.854591	f
\.

--
-- Data for Name: zonas; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.zonas (id, nombre) FROM stdin;
\.

--
-- Data for Name: clientes; Type: TABLE DATA; Schema: suc0001; Owner: postgres
--

COPY suc0001.clientes (id, nombre, zona, alta) FROM stdin;
\.

--
-- Data for Name: marcas__nivel2; Type: TABLE DATA; Schema: suc0001; Owner: postgres
--

COPY suc0001.marcas__nivel2 (id) FROM stdin;
\.

--
-- Data for Name: phinxlog; Type: TABLE DATA; Schema: suc0001; Owner: postgres
--

COPY suc0001.phinxlog (version, migration_name, start_time, end_time, breakpoint) FROM stdin;
20240101120000	CrearZonas	2026-11-24 14:34:43.854591	2026-11-24 14:34:43.854591	f
20240102120000	CrearClientes	2026-11-24 14:34:43.99458	2026-11-24 14:34:43.99458	f
\.

--
-- Data for Name: clientes; Type: TABLE DATA; Schema: suc0002; Owner: postgres
--

COPY suc0002.clientes (id, nombre, zona, alta) FROM stdin;
1	Ana	\N	\N
\.

--
-- Data for Name: marcas__nivel2; Type: TABLE DATA; Schema: suc0002; Owner: postgres
--

COPY suc0002.marcas__nivel2 (id) FROM stdin;
\.

--
-- Data for Name: phinxlog; Type: TABLE DATA; Schema: suc0002; Owner: postgres
--

COPY suc0002.phinxlog (version, migration_name, start_time, end_time, breakpoint) FROM stdin;
20240101120000	CrearZonas	2026-11-24 14:34:43.910573	2026-11-24 14:34:43.910573	f
20240102120000	CrearClientes	2026-11-24 14:34:44.030579	2026-11-24 14:34:44.030579	f
\.

--
-- Name: auditoria_id_seq; Type: SEQUENCE SET; Schema: nivel; Owner: postgres
--

SELECT pg_catalog.setval('nivel.auditoria_id_seq', 13, true);

--
-- Name: bitacora_id_seq; Type: SEQUENCE SET; Schema: nivel; Owner: postgres
--

SELECT pg_catalog.setval('nivel.bitacora_id_seq', 25, true);

--
-- Name: registro_phinx_id_seq; Type: SEQUENCE SET; Schema: nivel; Owner: postgres
--

SELECT pg_catalog.setval('nivel.registro_phinx_id_seq', 7, true);

--
-- Name: zonas_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public.zonas_id_seq', 1, false);

--
-- Name: clientes_id_seq; Type: SEQUENCE SET; Schema: suc0001; Owner: postgres
--

SELECT pg_catalog.setval('suc0001.clientes_id_seq', 1, false);

--
-- Name: clientes_id_seq; Type: SEQUENCE SET; Schema: suc0002; Owner: postgres
--

SELECT pg_catalog.setval('suc0002.clientes_id_seq', 1, true);

--
-- Name: marcas marcas_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.marcas
    ADD CONSTRAINT marcas_pkey PRIMARY KEY (id);

--
-- Name: phinxlog phinxlog_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.phinxlog
    ADD CONSTRAINT phinxlog_pkey PRIMARY KEY (version);

--
-- Name: zonas zonas_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.zonas
    ADD CONSTRAINT zonas_pkey PRIMARY KEY (id);

--
-- Name: clientes clientes_pkey; Type: CONSTRAINT; Schema: suc0001; Owner: postgres
--

ALTER TABLE ONLY suc0001.clientes
    ADD CONSTRAINT clientes_pkey PRIMARY KEY (id);

--
-- Name: marcas__nivel2 marcas_pkey; Type: CONSTRAINT; Schema: suc0001; Owner: postgres
--

ALTER TABLE ONLY suc0001.marcas__nivel2
    ADD CONSTRAINT marcas_pkey PRIMARY KEY (id);

--
-- Name: phinxlog phinxlog_pkey; Type: CONSTRAINT; Schema: suc0001; Owner: postgres
--

ALTER TABLE ONLY suc0001.phinxlog
    ADD CONSTRAINT phinxlog_pkey PRIMARY KEY (version);

--
-- Name: clientes clientes_pkey; Type: CONSTRAINT; Schema: suc0002; Owner: postgres
--

ALTER TABLE ONLY suc0002.clientes
    ADD CONSTRAINT clientes_pkey PRIMARY KEY (id);

--
-- Name: marcas__nivel2 marcas_pkey; Type: CONSTRAINT; Schema: suc0002; Owner: postgres
--

ALTER TABLE ONLY suc0002.marcas__nivel2
    ADD CONSTRAINT marcas_pkey PRIMARY KEY (id);

--
-- Name: phinxlog phinxlog_pkey; Type: CONSTRAINT; Schema: suc0002; Owner: postgres
--

ALTER TABLE ONLY suc0002.phinxlog
    ADD CONSTRAINT phinxlog_pkey PRIMARY KEY (version);

--
-- Name: phinxlog nivel_phinx; Type: TRIGGER; Schema: public; Owner: postgres
--

CREATE TRIGGER nivel_phinx AFTER INSERT OR DELETE ON public.phinxlog FOR EACH ROW EXECUTE FUNCTION nivel._enlazar_phinx();

--
-- Name: phinxlog nivel_phinx; Type: TRIGGER; Schema: suc0001; Owner: postgres
--

CREATE TRIGGER nivel_phinx AFTER INSERT OR DELETE ON suc0001.phinxlog FOR EACH ROW EXECUTE FUNCTION nivel._enlazar_phinx();

--
-- Name: phinxlog nivel_phinx; Type: TRIGGER; Schema: suc0002; Owner: postgres
--

CREATE TRIGGER nivel_phinx AFTER INSERT OR DELETE ON suc0002.phinxlog FOR EACH ROW EXECUTE FUNCTION nivel._enlazar_phinx();

ALTER TABLE suc0002.phinxlog ENABLE ALWAYS TRIGGER nivel_phinx;

--
-- Name: clientes clientes_zona_fkey; Type: FK CONSTRAINT; Schema: suc0001; Owner: postgres
--

ALTER TABLE ONLY suc0001.clientes
    ADD CONSTRAINT clientes_zona_fkey FOREIGN KEY (zona) REFERENCES public.zonas(id);

--
-- Name: clientes clientes_zona_fkey; Type: FK CONSTRAINT; Schema: suc0002; Owner: postgres
--

ALTER TABLE ONLY suc0002.clientes
    ADD CONSTRAINT clientes_zona_fkey FOREIGN KEY (zona) REFERENCES public.zonas(id);

--
-- Name: registro; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION registro WITH (publish = 'insert, update, delete, truncate');

ALTER PUBLICATION registro OWNER TO postgres;

--
-- Name: FUNCTION baja_sucursal(esquema text); Type: ACL; Schema: nivel; Owner: postgres
--

REVOKE ALL ON FUNCTION nivel.baja_sucursal(esquema text) FROM PUBLIC;

--
-- Name: FUNCTION diagnostico(); Type: ACL; Schema: nivel; Owner: postgres
--

GRANT ALL ON FUNCTION nivel.diagnostico() TO nivel_prueba_ajena;

--
-- Name: TABLE bitacora; Type: ACL; Schema: nivel; Owner: postgres
--

REVOKE SELECT ON TABLE nivel.bitacora FROM nivel_lector;

--
-- Name: TABLE auditoria; Type: ACL; Schema: nivel; Owner: postgres
--

GRANT SELECT ON TABLE nivel.auditoria TO nivel_prueba_ajena;

--
-- Name: COLUMN configuracion.entidad; Type: ACL; Schema: nivel; Owner: postgres
--

GRANT SELECT(entidad) ON TABLE nivel.configuracion TO nivel_prueba_ajena WITH GRANT OPTION;

--
-- Name: COLUMN configuracion.nivel; Type: ACL; Schema: nivel; Owner: postgres
--

GRANT SELECT(nivel) ON TABLE nivel.configuracion TO nivel_prueba_ajena WITH GRANT OPTION;

--
-- Name: TABLE intentos; Type: ACL; Schema: nivel; Owner: postgres
--

GRANT SELECT ON TABLE nivel.intentos TO nivel_prueba_ajena;

--
-- Name: nivel_borrado; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER nivel_borrado ON sql_drop
   EXECUTE FUNCTION nivel._capturar_borrado();

ALTER EVENT TRIGGER nivel_borrado OWNER TO postgres;

--
-- Name: EVENT TRIGGER nivel_borrado; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON EVENT TRIGGER nivel_borrado IS 'nivel: registra el DDL de las sucursales en nivel.bitacora';

--
-- Name: nivel_fin; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER nivel_fin ON ddl_command_end
   EXECUTE FUNCTION nivel._capturar_fin();

ALTER EVENT TRIGGER nivel_fin ENABLE ALWAYS;

ALTER EVENT TRIGGER nivel_fin OWNER TO postgres;

--
-- Name: EVENT TRIGGER nivel_fin; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON EVENT TRIGGER nivel_fin IS 'nivel: registra el DDL de las sucursales en nivel.bitacora';

--
-- Name: nivel_inicio; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER nivel_inicio ON ddl_command_start
         WHEN TAG IN ('DROP INDEX', 'DROP SEQUENCE', 'DROP STATISTICS')
   EXECUTE FUNCTION nivel._capturar_inicio();

ALTER EVENT TRIGGER nivel_inicio OWNER TO postgres;

--
-- Name: EVENT TRIGGER nivel_inicio; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON EVENT TRIGGER nivel_inicio IS 'nivel: registra el DDL de las sucursales en nivel.bitacora';

--
-- PostgreSQL database dump complete
--
