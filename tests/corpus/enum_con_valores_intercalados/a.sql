-- Un enum al que se le agregaron valores al principio y en el medio.
CREATE TYPE nivel AS ENUM ('bajo', 'alto');
CREATE TABLE t (id int, nivel nivel);
-- migración
ALTER TYPE nivel ADD VALUE 'medio' BEFORE 'alto';
ALTER TYPE nivel ADD VALUE 'nulo' BEFORE 'bajo';
