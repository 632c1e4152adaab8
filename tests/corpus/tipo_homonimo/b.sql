CREATE TYPE clase AS ENUM ('x', 'a');
CREATE TABLE t (id int, clase {s}.clase DEFAULT 'a');
