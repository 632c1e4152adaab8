CREATE TABLE t (a smallint, b bigint, c numeric(12,4), d numeric, e real, f double precision, g money, h numeric(5,-2));
