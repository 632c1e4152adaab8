-- La clave primaria y la foránea que la usa cambiaron en la misma migración.
-- entidad: usuarios
-- entidad: permisos
CREATE TABLE usuarios (id int PRIMARY KEY, cod int NOT NULL UNIQUE);
CREATE TABLE permisos (id int, u int CONSTRAINT permisos_u REFERENCES usuarios (id));
-- migración
ALTER TABLE permisos DROP CONSTRAINT permisos_u;
ALTER TABLE usuarios DROP CONSTRAINT usuarios_pkey;
ALTER TABLE usuarios ADD PRIMARY KEY (id, cod);
ALTER TABLE permisos ADD c int, ADD CONSTRAINT permisos_u FOREIGN KEY (u, c) REFERENCES usuarios;
