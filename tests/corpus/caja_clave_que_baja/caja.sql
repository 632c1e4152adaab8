CREATE TABLE movimientos (id int PRIMARY KEY, cuenta int CONSTRAINT a_cuenta REFERENCES cuentas);
