CREATE EXTENSION btree_gist SCHEMA public;
