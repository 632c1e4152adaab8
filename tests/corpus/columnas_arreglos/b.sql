CREATE TABLE t (a int[], b text[] DEFAULT '{}', c varchar(6)[], d int[3][3], e numeric(8,2)[]);
