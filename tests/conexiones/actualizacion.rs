//! A database of 0.1.0 that was updated is one of this version: the same objects, with the same rights, around rows that are
//! still all there; and it goes on.
//!
//! What it starts from is the real script of 0.1.0 (`sql/historia`) and rows that the real 0.1.0 wrote
//! (`actualizacion/`), under the library of this version, as it is when the new files are there and ALTER EXTENSION has
//! yet to be said. What this cannot show: sessions that go on with the old library in memory.

use crate::apoyo::{Base, Conexion, dar_a_psql, programa, sigue_en_vigor, volcar};
use std::collections::BTreeSet;

const ACTUALIZAR: &str = "ALTER EXTENSION nivel UPDATE";
const VOLCADO: &str = include_str!("actualizacion/base-0.1.0.sql");
const CREAR: &str = "CREATE EXTENSION IF NOT EXISTS nivel WITH SCHEMA nivel;";
const CREAR_VIEJA: &str = "CREATE EXTENSION nivel WITH SCHEMA nivel VERSION '0.1.0';";

/// Does something in which functions of a library that no longer has them can be declared.
fn sin_buscar_funciones(base: &Base, hacer: impl FnOnce()) {
    let validador = "UPDATE pg_language SET lanvalidator =";
    base.conectar().hacer(&format!("{validador} 0 WHERE lanname = 'c'"));
    hacer();
    base.conectar().hacer(&format!("{validador} 'fmgr_c_validator(oid)'::regprocedure WHERE lanname = 'c'"));
}

/// The database of `actualizacion/`, at 0.1.0, and the role to which its DBA has granted something.
fn de_0_1_0(prueba: &str) -> (Base, String) {
    let mut base = Base::sin_extension(prueba);
    let ajena = base.rol("ajena", "");
    let volcado = VOLCADO.replace(CREAR, CREAR_VIEJA).replace("nivel_prueba_ajena", &ajena);
    sin_buscar_funciones(&base, || dar_a_psql(&base, &volcado));
    base.conectar().hacer(&format!("ALTER DATABASE {} SET session_preload_libraries = 'nivel'", base.nombre()));
    assert_eq!(version(&mut base.conectar()), "0.1.0");
    (base, ajena)
}

/// An extension of 0.1.0 and nothing else.
pub fn recien_creada(prueba: &str, antes: &str) -> Base {
    let base = Base::sin_extension(prueba);
    base.conectar().hacer(antes);
    sin_buscar_funciones(&base, || {
        base.conectar().hacer("CREATE EXTENSION nivel VERSION '0.1.0'");
    });
    base
}

fn version(c: &mut Conexion) -> String {
    c.valor("SELECT extversion FROM pg_extension WHERE extname = 'nivel'")
}

fn objetos(c: &mut Conexion) -> Vec<String> {
    c.lineas(include_str!("actualizacion/objetos.sql"))
}

/// What the first has and the second has not.
fn menos(una: &[String], otra: &[String]) -> Vec<String> {
    let otra: BTreeSet<_> = otra.iter().collect();
    una.iter().filter(|l| !otra.contains(l)).cloned().collect()
}

/// No difference but these.
#[track_caller]
fn es_como_una_nueva(prueba: &str, c: &mut Conexion, de_mas: &[String], de_menos: &[String]) {
    let nuevos = objetos(&mut Base::nueva(&format!("{prueba}_nueva")).conectar());
    let hay = objetos(c);
    let donde = "lo que cambia en una tabla de antes va en sql/actualizar/desde-0.1.0.sql";
    assert_eq!(menos(&hay, &nuevos), de_mas, "de más; {donde}");
    assert_eq!(menos(&nuevos, &hay), de_menos, "de menos; {donde}");
    assert_eq!(hay.len() - de_mas.len(), nuevos.len() - de_menos.len());
}

/// Every row that there was, as 0.1.0 had it, what it read there, and the next number of each table.
fn filas(c: &mut Conexion) -> Vec<Vec<String>> {
    let consultas = [
        "SELECT to_jsonb(x) - 'otros_niveles' FROM nivel.configuracion x ORDER BY entidad",
        "SELECT to_jsonb(x) FROM nivel.sucursal_registrada x ORDER BY esquema",
        "SELECT to_jsonb(x) - 'caida_desde' FROM nivel.bitacora x ORDER BY id",
        "SELECT to_jsonb(x) - 'esquema_tabla' FROM nivel.registro_phinx x ORDER BY id",
        "SELECT to_jsonb(x) - 'huella' FROM nivel.auditoria x ORDER BY id",
        "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'nivel' AND sequencename NOT IN ('vinculo_numero_seq', 'archivo_aplicado_id_seq') ORDER BY 1",
        "SELECT intento, momento, usuario, usuario_aplicacion, entidad, nivel_origen, nivel_destino, resultado, motivo, sqlstate, detalle
         FROM nivel.intentos ORDER BY momento, intento",
        "SELECT esquema, nivel, padre, activa, registrada FROM nivel.sucursales ORDER BY esquema",
    ];
    consultas.iter().map(|consulta| c.lineas(consulta)).inspect(|filas| assert!(!filas.is_empty())).collect()
}

/// What records, in whichever state: event triggers and those of every phinxlog.
fn captura(c: &mut Conexion) -> Vec<String> {
    c.lineas(
        "SELECT evtname, evtevent, evtfoid::regproc, evtenabled, obj_description(oid, 'pg_event_trigger') FROM pg_event_trigger
         UNION ALL SELECT tgname, tgrelid::regclass::text, tgfoid::regproc, tgenabled, NULL FROM pg_trigger WHERE tgname = 'nivel_phinx' ORDER BY 1, 2",
    )
}

#[test]
fn la_actualizada_es_como_una_nueva() {
    let (base, ajena) = de_0_1_0("act_igual");
    let mut c = base.conectar();
    c.hacer(ACTUALIZAR);
    let dado = |a: &str, que: &str| format!("privilegio | {a} | {que}");
    es_como_una_nueva(
        "act_igual",
        &mut c,
        &[
            dado("column entidad of table nivel.configuracion", &format!("SELECT a {ajena} delegable")),
            dado("column nivel of table nivel.configuracion", &format!("SELECT a {ajena} delegable")),
            dado("function nivel.diagnostico()", &format!("EXECUTE a {ajena}")),
            dado("table nivel.auditoria", &format!("SELECT a {ajena}")),
            dado("view nivel.intentos", &format!("SELECT a {ajena}")),
        ],
        &[
            dado("function nivel.baja_sucursal(text)", "EXECUTE a PUBLIC"),
            dado("table nivel.bitacora", "SELECT a nivel_lector"),
        ],
    );
}

/// What slipped in by ALTER DEFAULT PRIVILEGES at 0.1.0 does not stay, nor does it come back.
#[test]
fn tambien_la_que_nadie_activo_y_la_de_privilegios_por_omision() {
    let omision = "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO PUBLIC; ALTER DEFAULT PRIVILEGES GRANT ALL ON SEQUENCES TO pg_monitor";
    for (prueba, antes) in [("act_sin_activar", ""), ("act_omision", omision)] {
        let base = recien_creada(prueba, antes);
        let mut c = base.conectar();
        c.hacer(ACTUALIZAR);
        assert_eq!(captura(&mut c), [""; 0]);
        es_como_una_nueva(prueba, &mut c, &[], &[]);
        c.hacer("SELECT * FROM nivel.activar()");
        assert_eq!(c.lineas("SELECT control, detalle FROM nivel.diagnostico() WHERE estado = 'mal'"), [""; 0]);
    }
}

#[test]
fn no_se_pierde_ni_se_registra_nada() {
    no_cambia_lo_de_los_demas(&de_0_1_0("act_filas"));
}

/// Nor does it matter who else looks at the DDL of the script, or that its session loads the library only then.
#[test]
fn tampoco_con_otro_disparador_de_eventos_y_sin_precarga() {
    let de_antes = de_0_1_0("act_filas_dba");
    de_antes.0.sin_precarga();
    let mut c = de_antes.0.conectar();
    c.hacer("CREATE FUNCTION public.mirar() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'");
    c.hacer("CREATE EVENT TRIGGER del_dba ON sql_drop EXECUTE FUNCTION public.mirar()");
    no_cambia_lo_de_los_demas(&de_antes);
}

#[track_caller]
fn no_cambia_lo_de_los_demas((base, ajena): &(Base, String)) {
    let mut c = base.conectar();
    // which no dump brings
    c.hacer("CREATE INDEX auditoria_del_dba ON nivel.auditoria (momento)");
    c.hacer("ALTER PUBLICATION registro ADD TABLE nivel.auditoria, nivel.bitacora");
    let (antes, capturaba) = (filas(&mut c), captura(&mut c));
    let mut otra = base.conectar();
    otra.hacer("CREATE TABLE public.ajena_a_todo (id int)");

    base.conectar().hacer(ACTUALIZAR);
    assert_eq!(filas(&mut c), antes);
    assert_eq!(captura(&mut c), capturaba);
    assert_eq!(
        c.valor("SELECT 'DROP EXTENSION' = ANY (evttags) FROM pg_event_trigger WHERE evtname = 'nivel_inicio'"),
        "t"
    );
    assert_eq!(
        c.valor("SELECT count(*) FROM pg_depend WHERE classid = 'pg_event_trigger'::regclass AND deptype = 'e'"),
        "0"
    );
    assert_eq!(c.lineas("SELECT problema FROM nivel.verificar_auditoria()"), [""; 0]);
    assert_eq!(
        c.lineas("SELECT tablename FROM pg_publication_tables ORDER BY 1"),
        ["auditoria", "bitacora"],
        "lo que se replicaba"
    );
    assert_eq!(c.valor("SELECT indisvalid FROM pg_index WHERE indexrelid = 'nivel.auditoria_del_dba'::regclass"), "t");
    assert_eq!(c.valor("SELECT count(*) FROM public.niveles"), "4");
    // A session that was there before goes on recording.
    let ultima: i64 = c.valor("SELECT max(id) FROM nivel.bitacora").parse().unwrap();
    otra.hacer("CREATE TABLE suc0001.bancos (id int)");
    assert_eq!(
        c.lineas(&format!("SELECT sentencia, exacta FROM nivel.bitacora WHERE id > {ultima}")),
        ["CREATE TABLE suc0001.bancos (id int) | t"]
    );
    // What the DBA gave and took away holds, and diagnostico() says so.
    let mut suya = base.conectar_como(ajena);
    assert_eq!(suya.valor("SELECT count(*) > 0 FROM nivel.auditoria"), "t");
    assert_eq!(suya.valor("SELECT count(entidad) FROM nivel.configuracion"), "4");
    assert_eq!(suya.fallar("SELECT count(*) FROM nivel.bitacora").sqlstate, "42501");
    assert_eq!(suya.fallar("SELECT nivel.baja_sucursal('suc0001')").sqlstate, "42501");
    let dice = c.valor("SELECT detalle FROM nivel.diagnostico() WHERE control = 'privilegios'");
    assert!(dice.contains(&format!("SELECT a {ajena} en nivel.intentos")), "{dice}");
    // A dump carries them, for they do not count as given by the installation.
    let volcado = volcar(base, &["--schema-only"]);
    assert!(volcado.contains(&format!("GRANT SELECT ON TABLE nivel.intentos TO {ajena}")), "{volcado}");
    assert!(
        volcado.contains(&format!("GRANT SELECT(nivel) ON TABLE nivel.configuracion TO {ajena} WITH GRANT OPTION")),
        "{volcado}"
    );
}

#[test]
fn la_actualizada_funciona() {
    let (base, ajena) = de_0_1_0("act_anda");
    let mut c = base.conectar();
    c.hacer(ACTUALIZAR);
    assert_eq!(
        c.lineas("SELECT version, esquema, sentencias FROM nivel.migraciones('clientes') ORDER BY 1, 2"),
        ["20240102120000 | suc0001 | 1", "20240102120000 | suc0002 | 1"]
    );
    // As if there had been no 0.1.0. For that, nobody may have more rights than were given by the installation.
    c.hacer(&format!(
        "REVOKE ALL ON ALL TABLES IN SCHEMA nivel FROM {ajena}; REVOKE ALL ON ALL FUNCTIONS IN SCHEMA nivel FROM {ajena}"
    ));
    // What the DBA had revoked of the old version's is revoked of the new one's, and named.
    let privilegios = c.valor("SELECT detalle FROM nivel.diagnostico() WHERE control = 'privilegios'");
    let quitados = "EXECUTE a PUBLIC en nivel.baja_sucursal(text); SELECT a nivel_lector en nivel.bitacora";
    assert!(privilegios.ends_with(quitados), "{privilegios}");
    c.hacer("GRANT EXECUTE ON FUNCTION nivel.baja_sucursal TO PUBLIC; GRANT SELECT ON nivel.bitacora TO nivel_lector");
    c.hacer("CREATE TABLE public.config (entidad text, nivel int)");
    c.hacer("INSERT INTO public.config SELECT entidad, nivel FROM nivel.configuracion");
    c.hacer("CREATE TABLE public.sistema (niveles json)");
    c.hacer("INSERT INTO public.sistema SELECT nivel.exportar_configuracion()");
    c.hacer("SELECT nivel.vincular_configuracion('public.config', 'entidad', 'nivel')");
    c.hacer("SELECT nivel.vincular_configuracion_json('public.sistema', 'niveles')");
    let resumen = c.valor("SELECT nivel.sellar_auditoria()");
    sigue_en_vigor(&mut c, &resumen);
    // The refusal of before is a refusal still, for the same reason; the denial, too.
    let e = c.fallar("SELECT nivel.ajustar('clientes', 1)");
    assert_eq!(e.sqlstate, "NV001", "{e:#?}");
    assert_eq!(base.conectar_como(&ajena).fallar("SELECT nivel.ajustar('clientes', 1)").sqlstate, "42501");
    c.hacer("DELETE FROM suc0002.clientes");
    assert_eq!(c.valor("SELECT count(*) FROM nivel.previsualizar('clientes', 1) WHERE tipo = 'impedimento'"), "0");
    // With what the journal of 0.1.0 says.
    assert_eq!(
        c.lineas("SELECT resultado, estrategia, migraciones, copias_eliminadas FROM nivel.ajustar('clientes', 1)"),
        ["exitoso | reproducir | {20240102120000} | 2"]
    );
    assert_eq!(
        c.lineas("SELECT resultado, count(*) FROM nivel.intentos WHERE entidad = 'clientes' GROUP BY 1 ORDER BY 1"),
        ["denegado | 1", "exitoso | 1", "fallido | 4"]
    );
    assert_eq!(c.valor("SELECT count(DISTINCT version) FROM nivel.auditoria"), "2");
    // Also after a dump, and until it goes.
    let otra = Base::sin_extension("act_anda_otra");
    let volcado = programa("pg_dump").arg(base.nombre()).output().unwrap();
    dar_a_psql(&otra, &String::from_utf8(volcado.stdout).unwrap());
    let mut d = otra.conectar();
    assert_eq!(filas(&mut d), filas(&mut c));
    assert_eq!(d.lineas(&format!("SELECT problema FROM nivel.verificar_auditoria('{resumen}')")), [""; 0]);
    d.hacer("SET nivel.permitir_desmontaje = on");
    d.hacer("SELECT * FROM nivel.desactivar()");
    d.hacer("DROP VIEW public.niveles; DROP EXTENSION nivel");
    assert_eq!(d.valor("SELECT count(*) FROM public.clientes"), "0");
}

#[test]
fn sin_ser_superusuario_no_se_puede() {
    let (base, ajena) = de_0_1_0("act_ajena");
    base.conectar()
        .hacer(&format!("GRANT nivel_administrador TO {ajena}; GRANT ALL ON DATABASE {} TO {ajena}", base.nombre()));
    let mut suya = base.conectar_como(&ajena);
    assert_eq!(suya.fallar(ACTUALIZAR).sqlstate, "42501");
    assert_eq!(suya.fallar(&format!("{ACTUALIZAR} TO '{}'", env!("CARGO_PKG_VERSION"))).sqlstate, "42501");
    assert_eq!(version(&mut base.conectar()), "0.1.0");
}

/// What stops it leaves the extension as it was, whole, and is named with the way out.
#[test]
fn lo_que_la_detiene_la_deja_como_estaba() {
    let (base, _) = de_0_1_0("act_detenida");
    let mut c = base.conectar();
    let antes = (objetos(&mut c), filas(&mut c), captura(&mut c));
    let igual = |c: &mut Conexion| assert!((objetos(c), filas(c), captura(c)) == antes, "cambió algo");
    c.hacer("BEGIN");
    c.hacer(ACTUALIZAR);
    c.hacer("ROLLBACK");
    igual(&mut c);
    for (crear, quitar, sqlstate, dice) in [
        ("CREATE VIEW public.panel AS SELECT * FROM nivel.estado", "DROP VIEW public.panel", "2BP01", "public.panel"),
        ("CREATE VIEW public.panel AS SELECT nivel.ajustar('zonas', 2)", "DROP VIEW public.panel", "2BP01", "panel"),
        (
            "CREATE TRIGGER mio BEFORE DELETE ON public.zonas FOR EACH ROW EXECUTE FUNCTION nivel._prohibir_cambios()",
            "DROP TRIGGER mio ON public.zonas",
            "2BP01",
            "trigger mio",
        ),
        (
            "CREATE FUNCTION nivel._interesa(name, name) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
            "DROP FUNCTION nivel._interesa(name, name)",
            "42P06",
            "nivel._interesa(name,name)",
        ),
        (
            "GRANT CREATE ON SCHEMA nivel TO pg_monitor",
            "REVOKE CREATE ON SCHEMA nivel FROM pg_monitor",
            "42P06",
            "CREATE (pg_monitor)",
        ),
    ] {
        c.hacer(crear);
        let e = c.fallar(ACTUALIZAR);
        assert_eq!(e.sqlstate, sqlstate, "{crear}: {e:?}");
        assert!(e.detalle.as_ref().is_some_and(|d| d.contains(dice)), "{crear}: {e:?}");
        assert!(e.pista.as_ref().is_some_and(|p| p.contains("Nada cambió")), "{crear}: {e:?}");
        c.hacer(quitar);
    }
    c.hacer(ACTUALIZAR);
    assert_eq!(version(&mut c), env!("CARGO_PKG_VERSION"));
}

/// A right on something that this version does not have any more is said, not lost in silence.
#[test]
fn lo_que_no_se_puede_reponer_se_dice() {
    let (base, ajena) = de_0_1_0("act_aviso");
    let mut c = base.conectar();
    c.hacer(&format!("GRANT EXECUTE ON FUNCTION nivel._cerrar_intento(jsonb) TO {ajena}"));
    c.avisos.clear();
    c.hacer(ACTUALIZAR);
    let avisos: Vec<&str> = c.avisos.iter().filter(|a| a.severidad == "WARNING").map(|a| a.mensaje.as_str()).collect();
    assert_eq!(avisos, [format!("No se repuso: GRANT EXECUTE ON FUNCTION nivel._cerrar_intento(jsonb) TO {ajena}")]);
}

#[test]
fn no_hay_vuelta() {
    let base = Base::nueva("act_vuelta");
    let e = base.conectar().fallar("ALTER EXTENSION nivel UPDATE TO '0.1.0'");
    assert!(e.mensaje.contains("no update path"), "{e:?}");
}

/// The other way to get there: a dump of 0.1.0 restored where this version is.
#[test]
fn un_volcado_de_la_vieja_se_restaura_en_la_nueva() {
    let (vieja, _) = de_0_1_0("act_volcado");
    let mut base = Base::sin_extension("act_volcado_nueva");
    let ajena = base.rol("ajena", "");
    dar_a_psql(&base, &VOLCADO.replace("nivel_prueba_ajena", &ajena));
    let mut c = base.conectar();
    assert_ne!(version(&mut c), "0.1.0");
    let otro_nombre = |f: Vec<Vec<String>>| -> Vec<Vec<String>> {
        f.into_iter()
            .map(|f| f.into_iter().map(|l| l.replace(&ajena, &format!("{}_ajena", vieja.nombre()))).collect())
            .collect()
    };
    assert_eq!(otro_nombre(filas(&mut c)), filas(&mut vieja.conectar()));
    assert_eq!(c.lineas("SELECT problema FROM nivel.verificar_auditoria()"), [""; 0]);
    c.hacer("SELECT * FROM nivel.activar()");
    assert_eq!(c.lineas("SELECT control FROM nivel.diagnostico() WHERE estado = 'mal'"), ["privilegios"]);
}
