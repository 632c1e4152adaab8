-- Un arreglo de un enum, con valor por omisión, y un CHECK que lo compara.
CREATE TYPE dia AS ENUM ('lunes', 'martes', 'domingo');
CREATE TABLE t (abre dia[] DEFAULT '{lunes,martes}', cierra dia CHECK (cierra <> 'domingo'), CHECK (NOT 'domingo' = ANY (abre)));
