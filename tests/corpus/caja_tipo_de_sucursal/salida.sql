-- paso: 3 a 1
-- en: public
SELECT nivel.ajustar('t', 2);
