-- Una tabla de cada caja usa un enum y un dominio de su sucursal.
-- nivel: 3
CREATE TYPE medio AS ENUM ('efectivo', 'tarjeta');
CREATE DOMAIN importe AS numeric(12,2) CHECK (VALUE >= 0);
