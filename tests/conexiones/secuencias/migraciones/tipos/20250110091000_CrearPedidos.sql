-- cruda
-- up pedidos
CREATE TABLE pedidos (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fecha date NOT NULL DEFAULT CURRENT_DATE,
    estado estado_pedido NOT NULL DEFAULT 'abierto'
);
-- down pedidos
DROP TABLE pedidos;
