-- paso: 2 a 1
DROP RULE anotar ON t;
