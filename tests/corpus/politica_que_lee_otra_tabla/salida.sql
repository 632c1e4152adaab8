-- paso: 2 a 1
DROP POLICY permitidas ON t;
