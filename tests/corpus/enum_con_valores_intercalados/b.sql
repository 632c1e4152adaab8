CREATE TYPE nivel AS ENUM ('bajo', 'medio', 'alto', 'nulo');
CREATE TABLE t (id int, nivel nivel);
