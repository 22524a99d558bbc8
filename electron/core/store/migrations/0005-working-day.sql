-- The homes that Handover knows: learned from what is sent and imported, never typed twice.
CREATE TABLE homes (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  country TEXT CHECK (country IN ('IE', 'GB-NIR', 'GB')),
  -- JSON of an address as Acquaint takes it, and the same in one line
  address TEXT NOT NULL,
  title TEXT NOT NULL,
  -- the address without what people write differently, by which likely duplicates are found
  alike TEXT NOT NULL,
  -- digits only; an MPRN is electricity's on the island of Ireland
  mprn TEXT,
  gprn TEXT,
  -- Great Britain: electricity's and gas's
  mpan TEXT,
  gas_mprn TEXT,
  supply TEXT CHECK (supply IN ('electricity-and-gas', 'electricity', 'gas')),
  meter_type TEXT CHECK (meter_type IN ('twenty-four-hour', 'day-and-night', 'smart')),
  pay_as_you_go INTEGER CHECK (pay_as_you_go IN (0, 1)),
  -- the landlord: people.id
  landlord_id TEXT REFERENCES people (id),
  -- the agency's own number of it in Acquaint; Ctrl Hub's record of the property
  acquaint_id TEXT,
  ctrl_hub_id TEXT,
  -- the home that this one was found to be; it is shown no longer
  merged_into TEXT REFERENCES homes (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  -- Who pays for it, as its tenancies and switches tell, so that all homes need not be looked at for those that are empty. What is here
  -- holds until `changes_on`, and while it is not stale (triggers below).
  state TEXT NOT NULL DEFAULT 'unknown' CHECK (state IN ('let', 'void', 'sold', 'unknown')),
  since TEXT,
  tenancy_id TEXT,
  changes_on TEXT,
  -- the void that nobody is known to end, and the submission or tenancy that began it
  empty_since TEXT,
  empty_by TEXT,
  stale INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1))
) STRICT;
CREATE INDEX homes_by_state ON homes (state, title, number) WHERE merged_into IS NULL;
CREATE INDEX homes_stale ON homes (number) WHERE stale = 1;
CREATE INDEX homes_changing ON homes (changes_on) WHERE changes_on IS NOT NULL;
CREATE INDEX homes_empty ON homes (empty_since, number, empty_by) WHERE empty_since IS NOT NULL;
CREATE INDEX homes_alike ON homes (alike) WHERE merged_into IS NULL;
CREATE INDEX homes_by_mprn ON homes (mprn) WHERE mprn IS NOT NULL;
CREATE INDEX homes_by_gprn ON homes (gprn) WHERE gprn IS NOT NULL;
CREATE INDEX homes_by_mpan ON homes (mpan) WHERE mpan IS NOT NULL;
CREATE INDEX homes_by_gas_mprn ON homes (gas_mprn) WHERE gas_mprn IS NOT NULL;
CREATE INDEX homes_by_landlord ON homes (landlord_id) WHERE landlord_id IS NOT NULL;
CREATE INDEX homes_by_title ON homes (title, number) WHERE merged_into IS NULL;

-- By what a submission's home is known again (submissions.home_key); a merged home has several.
CREATE TABLE home_keys (
  home_key TEXT PRIMARY KEY,
  home_id TEXT NOT NULL REFERENCES homes (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX home_keys_by_home ON home_keys (home_id);

CREATE TABLE people (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  -- yyyy-MM-dd
  date_of_birth TEXT,
  -- of a landlord: the answers of a wizard's landlord step, as JSON
  details TEXT NOT NULL DEFAULT '{}',
  -- keyed hashes of the name, and of the name with the day of birth: how somebody is known again
  name_key TEXT NOT NULL,
  person_key TEXT,
  -- what an objection or a request to restrict asks for: nothing more is done with their data
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
  merged_into TEXT REFERENCES people (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX people_by_person_key ON people (person_key) WHERE person_key IS NOT NULL;
CREATE INDEX people_by_name_key ON people (name_key);

-- yyyy-MM-dd, both: the first day, and the day from which the tenant no longer pays; NULL while nobody knows it.
CREATE TABLE tenancies (
  id TEXT PRIMARY KEY,
  home_id TEXT NOT NULL REFERENCES homes (id),
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  created_at TEXT NOT NULL
) STRICT;
-- With all that a home's time is told by.
CREATE INDEX tenancies_by_home ON tenancies (home_id, starts_on, ends_on, id);

CREATE TABLE tenancy_people (
  tenancy_id TEXT NOT NULL REFERENCES tenancies (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  lead INTEGER NOT NULL CHECK (lead IN (0, 1)),
  PRIMARY KEY (tenancy_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tenancy_people_by_person ON tenancy_people (person_id);

-- What the meters showed: JSON as in submissions.readings. Those of one submission, or typed by hand.
CREATE TABLE home_readings (
  id TEXT PRIMARY KEY,
  home_id TEXT NOT NULL REFERENCES homes (id),
  read_on TEXT NOT NULL,
  readings TEXT NOT NULL,
  submission_id TEXT UNIQUE REFERENCES submissions (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX home_readings_by_home ON home_readings (home_id, read_on);

-- What each submission was about. Learned once: a row that is here is not learned from again, nor is an erased person.
CREATE TABLE submission_subjects (
  number INTEGER PRIMARY KEY REFERENCES submissions (number),
  home_id TEXT REFERENCES homes (id),
  tenancy_id TEXT REFERENCES tenancies (id),
  person_id TEXT REFERENCES people (id),
  landlord_id TEXT REFERENCES people (id)
) STRICT;
CREATE INDEX submission_subjects_by_home ON submission_subjects (home_id);
CREATE INDEX submission_subjects_by_tenancy ON submission_subjects (tenancy_id);
CREATE INDEX submission_subjects_by_person ON submission_subjects (person_id);
CREATE INDEX submission_subjects_by_landlord ON submission_subjects (landlord_id);

-- Whatever tells who pays for a home makes what its row says of that stale.
CREATE TRIGGER homes_of_switches AFTER UPDATE OF state, handed_on ON submissions
WHEN (old.state IN ('rejected', 'cancelled')) <> (new.state IN ('rejected', 'cancelled')) OR old.handed_on IS NOT new.handed_on
BEGIN
  UPDATE homes SET stale = 1 WHERE id = (SELECT home_id FROM submission_subjects WHERE number = new.number);
END;
CREATE TRIGGER homes_of_new_subjects AFTER INSERT ON submission_subjects WHEN new.home_id IS NOT NULL
BEGIN
  UPDATE homes SET stale = 1 WHERE id = new.home_id;
END;
CREATE TRIGGER homes_of_changed_subjects AFTER UPDATE OF home_id, tenancy_id ON submission_subjects
BEGIN
  UPDATE homes SET stale = 1 WHERE id IN (old.home_id, new.home_id);
END;
CREATE TRIGGER homes_of_gone_subjects AFTER DELETE ON submission_subjects
BEGIN
  UPDATE homes SET stale = 1 WHERE id = old.home_id;
END;
CREATE TRIGGER homes_of_new_tenancies AFTER INSERT ON tenancies
BEGIN
  UPDATE homes SET stale = 1 WHERE id = new.home_id;
END;
CREATE TRIGGER homes_of_changed_tenancies AFTER UPDATE OF home_id, starts_on, ends_on ON tenancies
BEGIN
  UPDATE homes SET stale = 1 WHERE id IN (old.home_id, new.home_id);
END;
CREATE TRIGGER homes_of_gone_tenancies AFTER DELETE ON tenancies
BEGIN
  UPDATE homes SET stale = 1 WHERE id = old.home_id;
END;

-- What homes and people are found by; nothing about health. A row has the number of its home or person. So many beginnings are kept, for
-- one that is not is put together from every word that begins with it: of a frequent one that takes as long as there are rows. Which rows
-- have a word is kept and not where in them, in small pieces, four to a page of the file: what is newest is read without much of the rest.
CREATE VIRTUAL TABLE home_search USING fts5 (home_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5 6 7 8', detail = none, columnsize = 0);
INSERT INTO home_search (home_search, rank) VALUES ('secure-delete', 1);
INSERT INTO home_search (home_search, rank) VALUES ('pgsz', 980);
CREATE VIRTUAL TABLE person_search USING fts5 (person_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5 6 7 8', detail = none, columnsize = 0);
INSERT INTO person_search (person_search, rank) VALUES ('secure-delete', 1);
INSERT INTO person_search (person_search, rank) VALUES ('pgsz', 980);

-- Receipts are found beside them, and as quickly.
CREATE VIRTUAL TABLE found_receipts USING fts5 (receipt_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5 6 7 8', detail = none, columnsize = 0);
INSERT INTO found_receipts (found_receipts, rank) VALUES ('pgsz', 980);
INSERT INTO found_receipts (rowid, receipt_id, words) SELECT rowid, receipt_id, words FROM receipt_search ORDER BY rowid;
DROP TABLE receipt_search;
ALTER TABLE found_receipts RENAME TO receipt_search;
INSERT INTO receipt_search (receipt_search, rank) VALUES ('secure-delete', 1);

-- What somebody noted of a task of a tenancy's checklist that no submission tells: it cannot be done and why, or it is not needed.
CREATE TABLE tenancy_tasks (
  tenancy_id TEXT NOT NULL REFERENCES tenancies (id),
  task TEXT NOT NULL CHECK (task IN ('electricity', 'gas', 'water', 'council', 'psr', 'gas-record', 'appointment')),
  state TEXT NOT NULL CHECK (state IN ('blocked', 'not-needed', 'done')),
  why TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  noted_by TEXT NOT NULL,
  PRIMARY KEY (tenancy_id, task)
) STRICT, WITHOUT ROWID;

-- Letters and e-mails to the council and the water company. They were sent when somebody says so, never by themselves.
CREATE TABLE letters (
  id TEXT PRIMARY KEY,
  tenancy_id TEXT NOT NULL REFERENCES tenancies (id),
  to_whom TEXT NOT NULL CHECK (to_whom IN ('council', 'water')),
  occasion TEXT NOT NULL CHECK (occasion IN ('move-in', 'move-out')),
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  made_at TEXT NOT NULL,
  -- yyyy-MM-dd, both
  sent_on TEXT,
  sent_how TEXT,
  sent_by TEXT,
  answered_on TEXT
) STRICT;
CREATE INDEX letters_by_tenancy ON letters (tenancy_id);

CREATE TABLE gas_records (
  id TEXT PRIMARY KEY,
  home_id TEXT NOT NULL REFERENCES homes (id),
  -- yyyy-MM-dd, all three
  checked_on TEXT NOT NULL,
  due_before TEXT,
  next_due TEXT NOT NULL,
  engineer TEXT NOT NULL,
  engineer_number TEXT NOT NULL,
  record_number TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  noted_by TEXT NOT NULL
) STRICT;
CREATE INDEX gas_records_by_home ON gas_records (home_id, checked_on);
CREATE INDEX gas_records_by_due ON gas_records (next_due);

-- Pictures of meters, without what a camera writes into them; `hash` is the SHA-256 of `bytes`, in hex.
CREATE TABLE photos (
  hash TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  -- how it is turned to be upright, as EXIF counts: 1 is as it is
  orientation INTEGER NOT NULL CHECK (orientation BETWEEN 1 AND 8),
  added_at TEXT NOT NULL,
  -- last, so that nothing else is read through it
  bytes BLOB NOT NULL
) STRICT;

-- The photos of a submission's readings; they are erased with its body, the hash stays on its receipt.
CREATE TABLE submission_photos (
  submission_id TEXT NOT NULL REFERENCES submissions (id),
  hash TEXT NOT NULL,
  -- the reading that it is beside, such as gasMeterRead
  reading TEXT NOT NULL,
  PRIMARY KEY (submission_id, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX submission_photos_by_hash ON submission_photos (hash);

-- Somebody whose data was erased: a keyed hash by which they are known again, why, and whom to write to besides. Names nobody.
CREATE TABLE tombstones (
  id TEXT PRIMARY KEY,
  person_hash TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  -- JSON: the systems that were told of them, with the numbers that they know it by
  systems TEXT NOT NULL,
  counts TEXT NOT NULL
) STRICT;

-- What the retention job took away, each time that it took anything: JSON of counts by kind.
CREATE TABLE retention_reports (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  counts TEXT NOT NULL
) STRICT;

-- What somebody said of something that Today reminded them of: it is over with (`until` is NULL), or it is put off to a day (yyyy-MM-dd).
CREATE TABLE follow_ups (
  what TEXT NOT NULL CHECK (what IN ('chase', 'supplier', 'letter', 'void', 'gas')),
  -- a submission, a batch, a letter, a gas record or, of a home that is empty, the submission or tenancy that began that
  subject TEXT NOT NULL,
  until TEXT,
  noted_at TEXT NOT NULL,
  noted_by TEXT NOT NULL,
  PRIMARY KEY (subject, what)
) STRICT, WITHOUT ROWID;
CREATE INDEX letters_unanswered ON letters (sent_on) WHERE sent_on IS NOT NULL AND answered_on IS NULL;

-- The empty homes are in homes_empty from now on.
DROP INDEX submissions_landlord;

-- The receipts of switches that are asked about one by one: a batch is asked about as one, and its receipts are not looked through.
CREATE TABLE switches_alone (
  accepted_at TEXT NOT NULL,
  receipt_number INTEGER NOT NULL,
  PRIMARY KEY (accepted_at, receipt_number)
) STRICT, WITHOUT ROWID;
INSERT INTO switches_alone (accepted_at, receipt_number)
SELECT r.accepted_at, r.number FROM receipts AS r JOIN submissions AS s ON s.number = r.submission_number
WHERE r.kind IN ('tenant-switch', 'landlord-switch', 'purchaser-switch') AND s.batch_id IS NULL;
CREATE TRIGGER switches_alone_made AFTER INSERT ON receipts
WHEN new.kind IN ('tenant-switch', 'landlord-switch', 'purchaser-switch')
  AND (SELECT batch_id FROM submissions WHERE number = new.submission_number) IS NULL
BEGIN
  INSERT INTO switches_alone (accepted_at, receipt_number) VALUES (new.accepted_at, new.number);
END;
CREATE TRIGGER switches_alone_gone AFTER DELETE ON receipts
BEGIN
  DELETE FROM switches_alone WHERE accepted_at = old.accepted_at AND receipt_number = old.number;
END;
CREATE INDEX batches_by_time ON batches (made_at);

-- What was sent of a Priority Services record has a time of its own from now on, 30 days unless the user says otherwise.
UPDATE receipts SET keep_until = min(keep_until, strftime('%Y-%m-%dT%H:%M:%fZ', accepted_at, '30 days'))
WHERE kind = 'psr-record' AND keep_until IS NOT NULL;
