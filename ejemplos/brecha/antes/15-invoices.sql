CREATE TABLE IF NOT EXISTS sales.invoices (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id UUID NOT NULL REFERENCES public.tenants(id) ON DELETE CASCADE,
    sale_id UUID REFERENCES sales.sales(id),
    folio VARCHAR(50),
    created_at TIMESTAMPTZ DEFAULT NOW()
);
