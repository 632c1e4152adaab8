-- paso: 2 a 1
-- en: public
SELECT nivel.ajustar('dir', 1);
