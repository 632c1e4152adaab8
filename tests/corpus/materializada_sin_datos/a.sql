-- Una vista materializada sin llenar, y una vista común que la lee.
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW m WITH (fillfactor = 80) AS SELECT a FROM t WITH NO DATA;
CREATE VIEW v AS SELECT a FROM m;
