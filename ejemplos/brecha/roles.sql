-- El rol de la aplicación, al que los archivos dan permisos. Los roles son de todo el servidor: quizá ya esté.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'michangarrito_dev') THEN
        CREATE ROLE michangarrito_dev;
    END IF;
END
$$;
