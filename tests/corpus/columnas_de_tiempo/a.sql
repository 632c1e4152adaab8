-- Fechas y horas con su precisión y sus intervalos con sus campos.
CREATE TABLE t (a date, b time(3), c timetz, d timestamp(0), e timestamptz, f interval day to second(2), g interval year);
