CREATE TABLE turnos (a int);
