-- paso: 2 a 1
ALTER TABLE jefes DROP CONSTRAINT jefes_area;
