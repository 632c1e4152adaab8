//! Tests that need a backend but no second connection: the unsafe rooms, one by one, inside a transaction that
//! the harness rolls back.

use pgrx::prelude::*;

#[pg_schema]
mod tests {
    use crate::ajuste::bloqueos;
    use crate::ajuste::vacio::almacen;
    use crate::catalogo::consulta;
    use crate::entorno;
    use crate::estructura::comparar::comparar;
    use crate::estructura::leer;
    use crate::reproduccion::dividir;
    use crate::rol::{self, Como};
    use crate::sucursal;
    use pgrx::prelude::*;

    fn oid(tabla: &str) -> u32 {
        Spi::get_one_with_args::<pg_sys::Oid>("SELECT $1::regclass::oid", &[tabla.into()])
            .ok()
            .flatten()
            .map_or(0, |o| o.to_u32())
    }

    fn hacer(sql: &str) {
        Spi::run(sql).unwrap_or_else(|e| error!("{sql}: {e}"));
    }

    #[pg_test]
    fn una_tabla_sin_bloques_esta_vacia() {
        hacer("CREATE TABLE v (a int)");
        assert!(almacen::esta_vacia(oid("v")));
        assert_eq!(almacen::filas(oid("v")), 0);
    }

    #[pg_test]
    fn las_filas_de_la_propia_transaccion_cuentan_y_las_borradas_no() {
        hacer("CREATE TABLE v (a int); INSERT INTO v SELECT generate_series(1, 3000)");
        assert!(!almacen::esta_vacia(oid("v")));
        assert_eq!(almacen::filas(oid("v")), 3000);
        hacer("DELETE FROM v WHERE a > 1");
        assert_eq!(almacen::filas(oid("v")), 1);
        hacer("DELETE FROM v");
        assert!(almacen::esta_vacia(oid("v")));
    }

    #[pg_test]
    fn las_filas_largas_y_las_que_solo_estan_en_toast_cuentan() {
        hacer(
            "CREATE TABLE v (a text); INSERT INTO v SELECT string_agg(md5(i::text), '') FROM generate_series(1, 9000) i",
        );
        assert_eq!(almacen::filas(oid("v")), 1);
    }

    #[pg_test]
    fn el_cambio_de_rol_se_deshace_entero() {
        hacer("CREATE ROLE regress_pg_rol; SET search_path = pg_catalog, public");
        let antes = (rol::actual(), Spi::get_one::<String>("SHOW search_path").ok().flatten());
        {
            let _como = Como::duenio(
                Spi::get_one::<pg_sys::Oid>("SELECT 'regress_pg_rol'::regrole::oid").ok().flatten().unwrap_or_default(),
                c"pg_temp",
            );
            assert_eq!(rol::nombre(rol::actual()), "regress_pg_rol");
            assert_eq!(Spi::get_one::<String>("SHOW search_path").ok().flatten().as_deref(), Some("pg_temp"));
        }
        assert_eq!(antes, (rol::actual(), Spi::get_one::<String>("SHOW search_path").ok().flatten()));
    }

    #[pg_test(error = "cannot set parameter \"role\" within security-definer function")]
    fn quien_reproduce_no_puede_cambiar_de_rol() {
        hacer("CREATE ROLE regress_pg_otro");
        let otro = Spi::get_one::<pg_sys::Oid>("SELECT 'regress_pg_otro'::regrole::oid").ok().flatten();
        let _como = Como::duenio(otro.unwrap_or_default(), c"pg_catalog");
        hacer("SET ROLE postgres");
    }

    #[pg_test]
    fn una_lectura_ve_lo_recien_hecho_y_null_es_nada() {
        hacer("CREATE TABLE lectura (a int); INSERT INTO lectura VALUES (7)");
        let n: Option<i32> = consulta::leer("SELECT to_json(a) FROM lectura", &[]).unwrap_or(None);
        assert_eq!(n, Some(7));
        let nada: Option<i32> = consulta::leer("SELECT NULL::json", &[]).unwrap_or(Some(1));
        assert_eq!(nada, None);
        assert!(consulta::leer::<i32>("SELECT '\"x\"'::json", &[]).is_err());
    }

    #[pg_test]
    fn dos_tablas_hechas_igual_en_dos_esquemas_son_iguales() {
        entorno::fijo();
        for esquema in ["pa", "pb"] {
            hacer(&format!(
                "CREATE SCHEMA {esquema};
                 CREATE TYPE {esquema}.color AS ENUM ('rojo', 'verde');
                 CREATE TABLE {esquema}.madre (id int PRIMARY KEY);
                 CREATE TABLE {esquema}.t (id serial PRIMARY KEY, c {esquema}.color DEFAULT 'rojo',
                     m int REFERENCES {esquema}.madre (id) ON DELETE CASCADE, n numeric(12, 2) CHECK (n > 0), g int GENERATED ALWAYS AS IDENTITY);
                 CREATE INDEX ON {esquema}.t ((n + 1)) WHERE n > 3;
                 COMMENT ON COLUMN {esquema}.t.n IS 'neto';
                 CREATE FUNCTION {esquema}.fn() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM 1 FROM {esquema}.t; RETURN NEW; END';
                 CREATE TRIGGER tg BEFORE INSERT ON {esquema}.t FOR EACH ROW EXECUTE FUNCTION {esquema}.fn();
                 GRANT SELECT ON {esquema}.t TO PUBLIC"
            ));
        }
        let (a, b) = (oid("pa.t"), oid("pb.t"));
        let huellas = leer::huellas(&[a, b]).unwrap_or_default();
        assert_eq!(huellas.len(), 2);
        let mut leidas = leer::estructuras(&[a, b]).unwrap_or_default();
        let (ea, eb) = (leidas.remove(&a).unwrap_or_default(), leidas.remove(&b).unwrap_or_default());
        assert!(ea.elementos.len() > 15, "{ea:?}");
        assert_eq!(comparar(&ea, &eb), vec![]);
        assert_eq!(huellas.get(&a), huellas.get(&b));
    }

    #[pg_test]
    fn cada_cambio_de_estructura_se_nota_y_solo_ese() {
        entorno::fijo();
        let cambios = [
            "ALTER TABLE pb.t ALTER n TYPE numeric(12, 3)",
            "ALTER TABLE pb.t ALTER n SET NOT NULL",
            "ALTER TABLE pb.t ALTER n SET DEFAULT 1",
            "ALTER TABLE pb.t ADD z int",
            "ALTER TABLE pb.t ADD CONSTRAINT k CHECK (n < 9)",
            "CREATE INDEX z ON pb.t (n)",
            "COMMENT ON TABLE pb.t IS 'x'",
            "GRANT UPDATE ON pb.t TO PUBLIC",
            "ALTER TABLE pb.t ALTER g SET GENERATED BY DEFAULT",
            "ALTER SEQUENCE pb.t_id_seq INCREMENT 5",
            "ALTER TABLE pb.t ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE pb.t SET UNLOGGED",
            "ALTER TABLE pb.t SET (fillfactor = 50)",
            "ALTER TABLE pb.t DISABLE TRIGGER tg",
            "CREATE OR REPLACE FUNCTION pb.fn() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
            "CREATE STATISTICS pb.e ON id, n FROM pb.t",
            "CREATE POLICY p ON pb.t USING (n > 0)",
            "CREATE RULE r AS ON DELETE TO pb.t DO INSTEAD NOTHING",
        ];
        for (i, cambio) in cambios.iter().enumerate() {
            for esquema in ["pa", "pb"] {
                hacer(&format!(
                    "DROP SCHEMA IF EXISTS {esquema} CASCADE; CREATE SCHEMA {esquema};
                     CREATE TABLE {esquema}.t (id serial, n numeric(12, 2), g int GENERATED ALWAYS AS IDENTITY);
                     CREATE FUNCTION {esquema}.fn() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                     CREATE TRIGGER tg BEFORE INSERT ON {esquema}.t FOR EACH ROW EXECUTE FUNCTION {esquema}.fn()"
                ));
            }
            hacer(cambio);
            let (a, b) = (oid("pa.t"), oid("pb.t"));
            let mut leidas = leer::estructuras(&[a, b]).unwrap_or_default();
            let (ea, eb) = (leidas.remove(&a).unwrap_or_default(), leidas.remove(&b).unwrap_or_default());
            let diferencias = comparar(&eb, &ea);
            // ENABLE RLS and UNLOGGED touch the table (and its sequences); every other change is one difference
            let tope = if cambio.contains("UNLOGGED") { 3 } else { 1 };
            assert!((1..=tope).contains(&diferencias.len()), "{i}: {cambio}: {diferencias:?}");
        }
    }

    #[pg_test]
    fn los_patrones_son_los_del_servidor() {
        for (esquema, esperado) in [
            ("suc0001", true),
            ("suc0001caja001", true),
            ("suc0001caja0001", true),
            ("suc001", false),
            ("suc0001caja01", false),
            ("public", false),
            ("Suc0001", false),
        ] {
            assert_eq!(sucursal::cumple_patron(esquema), esperado, "{esquema}");
        }
    }

    #[pg_test]
    fn el_servidor_divide_y_nombra_las_sentencias() {
        assert_eq!(
            dividir::etiquetas("CREATE TABLE a (b text DEFAULT 'x; y'); -- c;\n ALTER TABLE a ADD c int;"),
            ["CREATE TABLE", "ALTER TABLE"]
        );
    }

    #[pg_test]
    fn el_presupuesto_de_bloqueos_es_el_del_servidor() {
        let (total, lugares) = bloqueos::disponibles().unwrap_or((0, 0));
        assert!(lugares > 100 && total >= lugares * 10, "{total} {lugares}");
        assert!(bloqueos::exigir_presupuesto(&[], 0, &(Vec::new(), 0)).is_ok());
    }
}
