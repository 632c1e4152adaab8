CREATE TABLE t (a inet, b inet, c macaddr, d macaddr8, e point, f box, g polygon, h circle, i line, j lseg, k path);
