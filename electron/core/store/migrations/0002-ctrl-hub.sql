-- Ctrl Hub signs in at an address of its own, with one of two log-ins, for one organisation; paths and types may be changed.
ALTER TABLE connections ADD COLUMN auth_url TEXT;
ALTER TABLE connections ADD COLUMN sign_in_with TEXT CHECK (sign_in_with IN ('service-account', 'user-session'));
ALTER TABLE connections ADD COLUMN organisation TEXT;
ALTER TABLE connections ADD COLUMN resources TEXT NOT NULL DEFAULT '{}';

-- A submission may need the ids of several others; nothing used the single column.
ALTER TABLE submissions DROP COLUMN depends_on;
CREATE TABLE dependencies (
  submission_id TEXT NOT NULL REFERENCES submissions (id),
  on_id TEXT NOT NULL REFERENCES submissions (id),
  PRIMARY KEY (submission_id, on_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dependencies_by_needed ON dependencies (on_id);

-- A recorded agreement that was taken back.
CREATE TABLE withdrawals (
  receipt_id TEXT PRIMARY KEY REFERENCES receipts (id),
  at TEXT NOT NULL,
  how TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  noted_by TEXT NOT NULL
) STRICT;

-- Whether a receipt stands on somebody's recorded agreement; the agreement itself is erased with the body.
ALTER TABLE submissions ADD COLUMN has_basis INTEGER NOT NULL DEFAULT 0;
UPDATE submissions SET has_basis = 1 WHERE consent IS NOT NULL;
