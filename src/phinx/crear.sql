CREATE TABLE {destino} (
    "version" bigint NOT NULL PRIMARY KEY,
    "migration_name" character varying(100),
    "start_time" timestamp without time zone,
    "end_time" timestamp without time zone,
    "breakpoint" boolean NOT NULL DEFAULT false
)
