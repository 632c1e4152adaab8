-- The versions of a phinxlog, as text. Runs as its owner.
SELECT json_agg(o.version::pg_catalog.text) FROM {tabla} o WHERE o.version IS NOT NULL
