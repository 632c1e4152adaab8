-- Conexiones OAuth (Google, Apple)
CREATE TABLE IF NOT EXISTS auth.oauth_connections (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES auth.users(id) ON DELETE CASCADE,

    provider VARCHAR(20) NOT NULL,  -- 'google', 'apple'
    provider_user_id VARCHAR(255) NOT NULL,

    access_token TEXT,
    refresh_token TEXT,
    token_expires_at TIMESTAMPTZ,

    email VARCHAR(255),
    name VARCHAR(255),
    avatar_url TEXT,

    raw_data JSONB DEFAULT '{}',

    created_at TIMESTAMPTZ DEFAULT NOW(),
    updated_at TIMESTAMPTZ DEFAULT NOW(),

    UNIQUE(provider, provider_user_id),
    UNIQUE(user_id, provider)
);

CREATE INDEX idx_oauth_connections_user ON auth.oauth_connections(user_id);
CREATE INDEX idx_oauth_connections_provider ON auth.oauth_connections(provider, provider_user_id);
