//! Tests with several sessions: a real client on the real server that PGHOST, PGPORT and PGUSER name. One program, so that they are
//! linked once and fill the processors together; each makes a database of its own, or a server, which waits for its turn.
//! `documentos` and `mensajes` need no server.

mod actualizacion;
mod ajuste;
mod ajuste_phinx;
mod anchos;
mod apoyo;
mod ataques;
mod auditoria;
mod auditoria_autonoma;
mod auditoria_residente;
mod auditoria_sello;
mod aviso_php;
mod avisos;
mod brecha_caso;
mod caminos;
mod captura;
mod captura_errores;
mod captura_phinx;
mod corpus;
mod documentos;
mod ejemplo_declarar;
mod ejemplo_phinx;
mod erp;
mod estructura;
mod fallas;
mod manifiesto;
mod mensajes;
mod panel;
mod progreso;
mod restauracion;
mod secuencias;
mod servidores;
mod sucursales;
mod vinculo;
