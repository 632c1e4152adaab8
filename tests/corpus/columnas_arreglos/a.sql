-- Arreglos con y sin dimensiones, de tipos con largo.
CREATE TABLE t (a int[], b text[] DEFAULT '{}', c varchar(5)[], d int[3][3], e numeric(8,2)[]);
