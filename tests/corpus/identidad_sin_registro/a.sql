-- Una tabla UNLOGGED cuya secuencia de identidad se registra.
CREATE UNLOGGED TABLE t (id int GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE t_id_seq SET LOGGED;
