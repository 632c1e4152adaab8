CREATE TABLE t (a date, b time(3), c timetz, d timestamp(3), e timestamptz, f interval day to second(2), g interval year);
