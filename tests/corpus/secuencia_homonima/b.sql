CREATE SEQUENCE num;
CREATE TABLE t (id int DEFAULT nextval('{s}.num'));
