CREATE TABLE t (a text CHECK (a LIKE 'F%'), b int CHECK (b BETWEEN 1 AND 8), c text CHECK (c ~ '^[0-9]+$'), d text CHECK (length(trim(d)) > 0), CHECK (a IS NOT NULL OR b IS NOT NULL));
