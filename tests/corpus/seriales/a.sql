-- smallserial, serial y bigserial en la misma tabla.
CREATE TABLE t (a smallserial, b serial, c bigserial PRIMARY KEY, d int);
