-- The engine of tests/motor, in this database and this session.
\getenv motor NIVEL_MOTOR
CREATE FUNCTION public.motor_lejano(internal) RETURNS table_am_handler LANGUAGE c AS :'motor';
CREATE FUNCTION public.motor_al_reves(internal) RETURNS table_am_handler LANGUAGE c AS :'motor';
CREATE ACCESS METHOD lejano TYPE TABLE HANDLER public.motor_lejano;
CREATE ACCESS METHOD al_reves TYPE TABLE HANDLER public.motor_al_reves;
LOAD :'motor';
CREATE SCHEMA lejos;
