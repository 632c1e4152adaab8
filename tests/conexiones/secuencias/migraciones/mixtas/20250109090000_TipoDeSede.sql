-- con la siguiente
-- up sedes
CREATE TYPE tipo_sede AS ENUM ('propia', 'alquilada');
-- down sedes
DROP TYPE tipo_sede;
