-- Al propio dueño se le quitó un privilegio.
CREATE TABLE t (a int);
REVOKE DELETE, TRUNCATE ON t FROM CURRENT_USER;
GRANT SELECT ON t TO {lectora};
