CREATE TYPE dia AS ENUM ('lunes', 'martes', 'domingo');
CREATE TABLE t (abre dia[] DEFAULT '{lunes}', cierra dia CHECK (cierra <> 'domingo'), CHECK (NOT 'domingo' = ANY (abre)));
