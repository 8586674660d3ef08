-- Tables built for questions. Every row here can be made again from the journal.
--
-- Instants are microseconds since 1970 UTC, flags are 0 or 1. SQLite compares text byte by byte. One index per question; see the
-- file of the same name for PostgreSQL for the reasons.

CREATE TABLE case_view
(
    case_id           TEXT    NOT NULL,
    version           INTEGER NOT NULL,
    service           TEXT    NOT NULL,
    service_version   INTEGER NOT NULL,
    applicant_hash    TEXT    NOT NULL,
    reference         TEXT,
    status            TEXT    NOT NULL,
    channel           TEXT    NOT NULL,
    intake_office     TEXT,
    holder            TEXT,
    opened_at         INTEGER NOT NULL,
    submitted_at      INTEGER,
    due_at            INTEGER,
    first_step_at     INTEGER,
    last_step_at      INTEGER,
    last_event_at     INTEGER NOT NULL,
    decided_at        INTEGER,
    verdict           TEXT,
    visit_count       INTEGER NOT NULL,
    visit_budget      INTEGER NOT NULL,
    late              INTEGER NOT NULL,
    notice_breach     INTEGER NOT NULL,
    draw_subject      TEXT    NOT NULL,
    decided_by        TEXT,
    matter_visits     INTEGER NOT NULL,
    PRIMARY KEY (case_id)
) WITHOUT ROWID, STRICT;

-- One index per question; all end in the order of the pages.
CREATE INDEX case_view_opened ON case_view (opened_at, case_id);
CREATE INDEX case_view_applicant ON case_view (applicant_hash, opened_at, case_id);
CREATE INDEX case_view_service ON case_view (service, opened_at, case_id);
CREATE INDEX case_view_status ON case_view (status, opened_at, case_id);
CREATE INDEX case_view_holder ON case_view (holder, opened_at, case_id) WHERE holder IS NOT NULL;
CREATE INDEX case_view_intake ON case_view (intake_office, opened_at, case_id) WHERE intake_office IS NOT NULL;

CREATE INDEX case_view_matter ON case_view (draw_subject, opened_at, case_id);
CREATE INDEX case_view_pair ON case_view (applicant_hash, decided_at, decided_by) WHERE decided_by IS NOT NULL;

CREATE TABLE work_item
(
    case_id           TEXT    NOT NULL,
    step              TEXT    NOT NULL,
    office            TEXT    NOT NULL,
    service           TEXT    NOT NULL,
    person            TEXT,
    waiting           INTEGER NOT NULL,
    due_at            INTEGER NOT NULL,
    since             INTEGER NOT NULL,
    skill             TEXT    NOT NULL,
    PRIMARY KEY (case_id, step)
) WITHOUT ROWID, STRICT;

-- What an examiner or inspector may take next: read in order, most urgent first. The last two columns are constant here, but without them
-- SQLite looks every row up in the table.
CREATE INDEX work_item_next ON work_item (office, skill, due_at, case_id, step, person, waiting) WHERE person IS NULL AND waiting = 0;
CREATE INDEX work_item_office ON work_item (office, case_id, step);

CREATE TABLE visit
(
    case_id           TEXT    NOT NULL,
    number            INTEGER NOT NULL,
    service           TEXT    NOT NULL,
    office            TEXT    NOT NULL,
    occurred_at       INTEGER NOT NULL,
    asked_by          TEXT    NOT NULL,
    reason            TEXT,
    fault             TEXT    NOT NULL,
    excess            INTEGER NOT NULL,
    PRIMARY KEY (case_id, number)
) WITHOUT ROWID, STRICT;

CREATE INDEX visit_service ON visit (service);

CREATE TABLE step_performed
(
    case_id           TEXT    NOT NULL,
    sequence          INTEGER NOT NULL,
    step              TEXT    NOT NULL,
    service           TEXT    NOT NULL,
    office            TEXT,
    person            TEXT    NOT NULL,
    occurred_at       INTEGER NOT NULL,
    times             INTEGER NOT NULL,
    PRIMARY KEY (case_id, sequence, step)
) WITHOUT ROWID, STRICT;

CREATE INDEX step_performed_service ON step_performed (service);

CREATE TABLE case_document
(
    case_id           TEXT    NOT NULL,
    number            INTEGER NOT NULL,
    item              TEXT    NOT NULL,
    file_name         TEXT    NOT NULL,
    media_type        TEXT    NOT NULL,
    byte_count        INTEGER NOT NULL,
    sha256            TEXT    NOT NULL,
    occurred_at       INTEGER NOT NULL,
    PRIMARY KEY (case_id, number)
) WITHOUT ROWID, STRICT;

CREATE TABLE ledger_entry
(
    case_id           TEXT    NOT NULL,
    sequence          INTEGER NOT NULL,
    line              INTEGER NOT NULL,
    bill              INTEGER NOT NULL,
    account           TEXT    NOT NULL,
    amount            INTEGER NOT NULL,
    cause             TEXT    NOT NULL,
    occurred_at       INTEGER NOT NULL,
    PRIMARY KEY (case_id, sequence, line)
) WITHOUT ROWID, STRICT;

CREATE TABLE office_view
(
    code              TEXT    NOT NULL,
    version           INTEGER NOT NULL,
    name_fa           TEXT    NOT NULL,
    name_en           TEXT    NOT NULL,
    region            INTEGER NOT NULL,
    district          INTEGER NOT NULL,
    status            TEXT    NOT NULL,
    capacity          INTEGER NOT NULL,
    scope             TEXT    NOT NULL,
    PRIMARY KEY (code)
) WITHOUT ROWID, STRICT;

CREATE TABLE service_view
(
    code              TEXT    NOT NULL,
    version           INTEGER NOT NULL,
    published_version INTEGER,
    title_fa          TEXT    NOT NULL,
    title_en          TEXT    NOT NULL,
    agency            TEXT    NOT NULL,
    status            TEXT    NOT NULL,
    visit_budget      INTEGER NOT NULL,
    PRIMARY KEY (code)
) WITHOUT ROWID, STRICT;
