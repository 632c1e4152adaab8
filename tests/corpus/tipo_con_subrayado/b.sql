CREATE TYPE _t AS ENUM ('a', 'c');
CREATE TABLE t (a int, b _t);
