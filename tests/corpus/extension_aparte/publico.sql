CREATE SCHEMA extensions;
CREATE EXTENSION hstore SCHEMA extensions;
CREATE EXTENSION ltree SCHEMA extensions;
