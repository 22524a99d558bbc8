-- Submissions that came in together, from one file.
CREATE TABLE batches (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  connection_label TEXT NOT NULL,
  -- the file's
  name TEXT NOT NULL,
  made_at TEXT NOT NULL,
  by_whom TEXT NOT NULL
) STRICT;

ALTER TABLE submissions ADD COLUMN batch_id TEXT REFERENCES batches (id);
-- the row of the file, as a spreadsheet counts: the header is 1
ALTER TABLE submissions ADD COLUMN batch_line INTEGER;
-- Enough to count a batch by state, and to tell when it was done, without reading its rows.
CREATE INDEX submissions_by_batch ON submissions (batch_id, batch_line, state, updated_at) WHERE batch_id IS NOT NULL;

-- That a batch's receipt was shown in full, and why; `entry` is the number of the audit log's entry, which holds SHA-256(salt‖row).
CREATE TABLE disclosures (
  entry INTEGER PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES batches (id),
  at TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('html', 'csv', 'json')),
  reason TEXT NOT NULL,
  salt BLOB NOT NULL
) STRICT;

-- A file that is being prepared: as it came, how it is read, and the cells that were mended.
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  name TEXT NOT NULL,
  -- 0 until the last piece came
  whole INTEGER NOT NULL DEFAULT 0 CHECK (whole IN (0, 1)),
  settings TEXT,
  -- set when its good rows were queued
  batch_id TEXT REFERENCES batches (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE import_pieces (
  import_id TEXT NOT NULL REFERENCES imports (id),
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_fixes (
  import_id TEXT NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  -- JSON: the cell's text by the number of its column
  cells TEXT NOT NULL,
  PRIMARY KEY (import_id, line)
) STRICT, WITHOUT ROWID;

-- What a file's columns meant the last time; `headers` is the keyed hash of its header row.
CREATE TABLE column_mappings (
  kind TEXT NOT NULL,
  headers TEXT NOT NULL,
  settings TEXT NOT NULL,
  used_at TEXT NOT NULL,
  PRIMARY KEY (kind, headers)
) STRICT, WITHOUT ROWID;

-- NULL: as usual. 0 requests a minute: no limit.
ALTER TABLE connections ADD COLUMN per_minute INTEGER;
ALTER TABLE connections ADD COLUMN concurrency INTEGER;
ALTER TABLE connections ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));

-- What may go next of one connection, however many others wait; what was settled lately; and what is only alike.
DROP INDEX submissions_by_state;
CREATE INDEX submissions_by_state ON submissions (state, connection_id, next_try_at, number);
CREATE INDEX submissions_settled ON submissions (updated_at) WHERE state IN ('accepted', 'rejected', 'cancelled', 'unconfirmed');
CREATE INDEX fingerprints_by_value ON fingerprints (value);

-- What was sent stays where it is from the time when it is queued, so that nobody need copy it, until it is erased: the exact
-- bytes, and 32 random ones: the audit log holds SHA-256(salt‖body).
CREATE TABLE bodies (
  number INTEGER PRIMARY KEY REFERENCES submissions (number),
  salt BLOB NOT NULL,
  body BLOB NOT NULL
) STRICT;
INSERT INTO bodies (number, salt, body)
  SELECT s.number, coalesce(s.salt, b.salt), coalesce(s.body, b.body)
  FROM submissions s LEFT JOIN receipts r ON r.submission_id = s.id LEFT JOIN receipt_bodies b ON b.receipt_id = r.id
  WHERE coalesce(s.body, b.body) IS NOT NULL;
ALTER TABLE submissions DROP COLUMN body;
ALTER TABLE submissions DROP COLUMN salt;

CREATE TABLE numbered_receipts (
  -- the order in which they were made
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  submission_id TEXT NOT NULL,
  submission_number INTEGER NOT NULL UNIQUE REFERENCES submissions (number),
  kind TEXT NOT NULL,
  connection_label TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  format TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  accepted_at TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  on_whose_word TEXT,
  remote_ids TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  answer_hash TEXT,
  view TEXT NOT NULL,
  practice INTEGER NOT NULL,
  location TEXT,
  -- the bytes of the answer; NULL where somebody's word stands for it, and once they were erased
  answer BLOB,
  -- until when the body and the answer are kept; NULL once they were erased
  keep_until TEXT
) STRICT;
INSERT INTO numbered_receipts (id, submission_id, submission_number, kind, connection_label, endpoint, format, sent_at, accepted_at,
    by_whom, on_whose_word, remote_ids, body_hash, answer_hash, view, practice, location, answer, keep_until)
  SELECT r.id, r.submission_id, s.number, r.kind, r.connection_label, r.endpoint, r.format, r.sent_at, r.accepted_at,
    r.by_whom, r.on_whose_word, r.remote_ids, r.body_hash, r.answer_hash, r.view, r.practice, r.location, b.answer, b.keep_until
  FROM receipts r JOIN submissions s ON s.id = r.submission_id LEFT JOIN receipt_bodies b ON b.receipt_id = r.id
  ORDER BY r.rowid;
DROP TABLE receipt_bodies;
DROP TABLE receipts;
ALTER TABLE numbered_receipts RENAME TO receipts;

CREATE INDEX receipts_by_time ON receipts (accepted_at, kind);
-- What is to be erased next, with a receipt and without one.
CREATE INDEX receipts_to_erase ON receipts (keep_until) WHERE keep_until IS NOT NULL;
CREATE INDEX submissions_to_erase ON submissions (updated_at) WHERE state IN ('rejected', 'cancelled');

-- What a receipt is found by: nothing that it does not show, and nothing about health. A row has its receipt's number; those that
-- are not in it yet are the ones after the last.
CREATE VIRTUAL TABLE receipt_search USING fts5 (receipt_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4');
INSERT INTO receipt_search (receipt_search, rank) VALUES ('secure-delete', 1);

-- Of a switch, kept when its body is erased: the day from which somebody else pays (yyyy-MM-dd), and what the meters
-- showed, as JSON {"readOn":"2026-03-03","values":{"dayMeterRead":12345}}. They name nobody; the home is in `home_key`.
ALTER TABLE submissions ADD COLUMN handed_on TEXT;
ALTER TABLE submissions ADD COLUMN readings TEXT;
CREATE INDEX submissions_landlord ON submissions (number) WHERE kind = 'landlord-switch';

-- The one number of a landlord switch's BillTo that a document shows, for connections from before there were such switches.
UPDATE connections
SET codes = json_set(codes, '$.billTo', json('[{"number":0,"xmlName":null,"meaning":"documented-0","label":"Number 0 (whom it bills is not documented)","source":"documented","confirmed":false}]'))
WHERE provider = 'acquaint' AND practice = 0 AND json_array_length(codes, '$.billTo') = 0;
