-- Valores por omisión escritos como literales de varios tipos.
CREATE TABLE t (a text DEFAULT 'it''s', b date DEFAULT '2024-01-31', c interval DEFAULT '1 day', d int DEFAULT -1, e text DEFAULT E'a\tb', f point DEFAULT '(1,2)');
