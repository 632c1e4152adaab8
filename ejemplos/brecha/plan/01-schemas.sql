-- Schema de almacenamiento
CREATE SCHEMA IF NOT EXISTS storage;
COMMENT ON SCHEMA storage IS 'Almacenamiento de archivos';

-- Schema de webhooks
CREATE SCHEMA IF NOT EXISTS webhooks;
COMMENT ON SCHEMA webhooks IS 'Sistema de webhooks salientes';

-- Schema de auditoria
CREATE SCHEMA IF NOT EXISTS audit;
COMMENT ON SCHEMA audit IS 'Logs de auditoria empresarial';

-- Schema de features
CREATE SCHEMA IF NOT EXISTS features;
COMMENT ON SCHEMA features IS 'Feature flags por plan/tenant';

-- Schema de analytics
CREATE SCHEMA IF NOT EXISTS analytics;
COMMENT ON SCHEMA analytics IS 'Metricas y reportes';

-- Permisos
GRANT USAGE ON SCHEMA storage TO michangarrito_dev;
GRANT USAGE ON SCHEMA webhooks TO michangarrito_dev;
GRANT USAGE ON SCHEMA audit TO michangarrito_dev;
GRANT USAGE ON SCHEMA features TO michangarrito_dev;
GRANT USAGE ON SCHEMA analytics TO michangarrito_dev;
