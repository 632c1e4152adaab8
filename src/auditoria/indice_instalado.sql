-- Whether the installation made the index $1; another one is whose who made it.
SELECT to_json(EXISTS (SELECT FROM nivel._instalado i WHERE i.objeto = 'índice ' || $1::oid::regclass))
