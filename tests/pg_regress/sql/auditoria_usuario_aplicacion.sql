-- nivel.usuario queda junto al rol; vacío es como no decirlo.
\pset format unaligned
\set VERBOSITY terse
SET nivel.usuario = 'jperez';
SELECT nivel.ajustar('noexiste', 1);
SET nivel.usuario = '';
SELECT nivel.ajustar('noexiste', 1);
SET nivel.usuario = 'O''Ñandú "x"';
SELECT nivel.ajustar('noexiste', 1);
RESET nivel.usuario;
SELECT nivel.ajustar('noexiste', 1);
SELECT usuario = session_user AS por_mi, usuario_aplicacion FROM nivel.intentos ORDER BY momento;
