CREATE DOMAIN mia.dp_{s} AS text CHECK (mia.morder('phinxlog'));
CREATE TABLE {s}.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp,
    breakpoint boolean NOT NULL DEFAULT false, x int DEFAULT mia.vivo('phinxlog') CHECK (mia.ev('phinxlog')), y mia.dp_{s} DEFAULT 'a');
INSERT INTO {s}.phinxlog VALUES (1, 'Uno', now(), now()), (2, 'Dos', now(), now());
CREATE INDEX ON {s}.phinxlog (version) WHERE mia.ev('phinxlog');
CREATE INDEX ON {s}.phinxlog ((version + mia.uno('phinxlog')));
CREATE STATISTICS {s}.phinxlog_e ON (mia.ev('phinxlog')), version FROM {s}.phinxlog;
CREATE TRIGGER t BEFORE INSERT ON {s}.phinxlog FOR EACH ROW WHEN (mia.ev('phinxlog')) EXECUTE FUNCTION mia.disparo('phinxlog');
ALTER TABLE {s}.phinxlog ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON {s}.phinxlog USING (mia.morder('phinxlog'));
