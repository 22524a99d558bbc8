-- Where the service says that it keeps what was made; NULL when it did not say.
ALTER TABLE receipts ADD COLUMN location TEXT;
