-- Los dos roles con los que el panel entra a la base. Lo que cada uno puede lo dicen los roles de nivel.
SELECT format('CREATE ROLE %I LOGIN IN ROLE %I', rol, de)
  FROM (VALUES ('panel_lector', 'nivel_lector'), ('panel_administrador', 'nivel_administrador')) AS r (rol, de)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = rol)
\gexec
