-- gen_random_uuid() por omisión, y public tiene pgcrypto, que trae otra del mismo nombre.
CREATE TABLE t (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), nombre text);
