-- Declarar una entidad: queda con su nivel, lo permitido, quién y cuándo. No hace falta que haya tablas.
\pset format unaligned
SELECT nivel.configurar('clientes', 2);
SELECT nivel.configurar('monedas', 1, '{1}');
SELECT nivel.configurar(entidad => 'turnos', nivel => 3, niveles_permitidos => '{3,1,3}');
SELECT entidad, nivel, niveles_permitidos, modificado_por = session_user AS por_mi, modificado_en BETWEEN now() - interval '1 min' AND now() AS reciente
FROM nivel.configuracion ORDER BY entidad;
