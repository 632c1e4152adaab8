CREATE TABLE renglones (t int REFERENCES {s}.t);
