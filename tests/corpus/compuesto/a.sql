-- Un tipo compuesto y un arreglo de él.
CREATE TYPE direccion AS (calle text, numero int, cp varchar(8));
CREATE TABLE t (casa direccion, otras direccion[], cp text GENERATED ALWAYS AS ((casa).cp) STORED);
