-- up socios
ALTER TABLE {s}.socios ADD COLUMN club_id integer REFERENCES clubes (id);
-- down socios
ALTER TABLE {s}.socios DROP COLUMN club_id;
