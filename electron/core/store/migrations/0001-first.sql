CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE connections (
  id TEXT PRIMARY KEY,
  provider TEXT NOT NULL,
  label TEXT NOT NULL,
  base_url TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('json', 'xml')),
  codes TEXT NOT NULL,
  practice INTEGER NOT NULL DEFAULT 0,
  secret_since TEXT,
  sign_in TEXT NOT NULL DEFAULT 'untried' CHECK (sign_in IN ('untried', 'ok', 'refused')),
  last_answer TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  connection_id TEXT,
  step TEXT NOT NULL,
  answers TEXT NOT NULL,
  title TEXT NOT NULL,
  blocked TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE submissions (
  id TEXT PRIMARY KEY,
  -- the order in which they were queued
  number INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  connection_label TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'waiting', 'accepted', 'rejected', 'unconfirmed', 'cancelled')),
  depends_on TEXT REFERENCES submissions (id),
  title TEXT NOT NULL,
  -- keyed hashes: order is kept per home, duplicates tell another person from the same
  home_key TEXT NOT NULL,
  person_key TEXT NOT NULL,
  duplicate_reason TEXT,
  -- the exact bytes to send; NULL once erased
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  content_type TEXT NOT NULL,
  accept TEXT NOT NULL,
  body BLOB,
  -- 32 random bytes: the audit log holds SHA-256(salt‖body). Erased with the body, or moved to the receipt with it
  salt BLOB,
  -- the wizard's answers or NULL, so that a rejected one can be mended; erased with the body
  answers TEXT,
  consent TEXT,
  view TEXT NOT NULL,
  warnings TEXT NOT NULL,
  errors TEXT NOT NULL,
  remote_ids TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- the sender's fencing number while `sending`
  fence INTEGER,
  attempt_code TEXT,
  attempt_detail TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  sent_at TEXT,
  next_try_at TEXT,
  -- a rejected one that nobody need look at any more: mended in a draft, or given up
  set_aside INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX submissions_by_state ON submissions (state, next_try_at, number);
CREATE INDEX submissions_by_home ON submissions (home_key, number);

-- One live submission per fingerprint. An overridden duplicate keeps its rows with guard = 0.
CREATE TABLE fingerprints (
  submission_id TEXT NOT NULL REFERENCES submissions (id),
  value TEXT NOT NULL,
  guard INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (submission_id, value)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX fingerprints_live ON fingerprints (value) WHERE guard = 1;

CREATE TABLE receipts (
  id TEXT PRIMARY KEY,
  submission_id TEXT NOT NULL UNIQUE REFERENCES submissions (id),
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
  practice INTEGER NOT NULL
) STRICT;

-- The erasable half of a receipt.
CREATE TABLE receipt_bodies (
  receipt_id TEXT PRIMARY KEY REFERENCES receipts (id),
  salt BLOB NOT NULL,
  body BLOB NOT NULL,
  answer BLOB,
  keep_until TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  event TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- SHA-256(salt‖body) of what it is about, or NULL
  hash TEXT,
  mac TEXT NOT NULL
) STRICT;

-- One row: the fencing number of the process that may send.
CREATE TABLE sender (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  fence INTEGER NOT NULL
) STRICT;

INSERT INTO sender (one, fence) VALUES (1, 0);
