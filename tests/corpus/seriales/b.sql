CREATE TABLE t (a smallserial, b serial, c serial PRIMARY KEY, d int);
