-- Direcciones de red y figuras geométricas.
CREATE TABLE t (a inet, b cidr, c macaddr, d macaddr8, e point, f box, g polygon, h circle, i line, j lseg, k path);
