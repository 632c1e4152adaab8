CREATE TABLE movimientos (id int PRIMARY KEY, cuenta int REFERENCES {s}.cuentas, tipo varchar(8) CHECK (tipo IN ('debe', 'haber')));
