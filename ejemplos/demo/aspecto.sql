-- Cómo se ve la historia: tablas sobrias, los errores sin CONTEXT, cada consulta antes de su respuesta.
\pset linestyle unicode
\pset border 1
\pset null '·'
\pset format wrapped
\pset columns 120
\pset footer off
\set SHOW_CONTEXT never
