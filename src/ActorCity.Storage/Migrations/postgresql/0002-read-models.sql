-- Tables built for questions. Every row here can be made again from the journal.
--
-- Codes and ids are compared byte by byte (COLLATE "C"), so that pages have the same order on every machine.
-- No index covers a column that changes with every command (version, last_event_at, visit_count ...): an update of
-- those stays inside its page (HOT), for which the fill factor leaves room.

CREATE TABLE case_view
(
    case_id         text COLLATE "C" NOT NULL,
    version         bigint           NOT NULL,
    service         text COLLATE "C" NOT NULL,
    service_version integer          NOT NULL,
    applicant_hash  text COLLATE "C" NOT NULL,
    reference       text,
    status          text COLLATE "C" NOT NULL,
    channel         text COLLATE "C" NOT NULL,
    intake_office   text COLLATE "C",
    holder          text COLLATE "C",
    opened_at       timestamptz      NOT NULL,
    submitted_at    timestamptz,
    due_at          timestamptz,
    first_step_at   timestamptz,
    last_step_at    timestamptz,
    last_event_at   timestamptz      NOT NULL,
    decided_at      timestamptz,
    verdict         text COLLATE "C",
    visit_count     integer          NOT NULL,
    visit_budget    integer          NOT NULL,
    late            boolean          NOT NULL,
    notice_breach   boolean          NOT NULL,
    draw_subject    text COLLATE "C" NOT NULL,
    decided_by      text COLLATE "C",
    matter_visits   integer          NOT NULL,
    PRIMARY KEY (case_id)
) WITH (fillfactor = 70);

-- One index per question; all end in the order of the pages.
CREATE INDEX case_view_opened ON case_view (opened_at, case_id);
CREATE INDEX case_view_applicant ON case_view (applicant_hash, opened_at, case_id);
CREATE INDEX case_view_service ON case_view (service, opened_at, case_id);
CREATE INDEX case_view_status ON case_view (status, opened_at, case_id);
CREATE INDEX case_view_holder ON case_view (holder, opened_at, case_id) WHERE holder IS NOT NULL;
CREATE INDEX case_view_intake ON case_view (intake_office, opened_at, case_id) WHERE intake_office IS NOT NULL;

-- Asked once for every new case: earlier cases of the same matter, and who decided this applicant's cases. The first never changes, the
-- second only with a decision.
CREATE INDEX case_view_matter ON case_view (draw_subject, opened_at, case_id);
CREATE INDEX case_view_pair ON case_view (applicant_hash, decided_at, decided_by) WHERE decided_by IS NOT NULL;

CREATE TABLE work_item
(
    case_id text COLLATE "C" NOT NULL,
    step    text COLLATE "C" NOT NULL,
    office  text COLLATE "C" NOT NULL,
    service text COLLATE "C" NOT NULL,
    person  text COLLATE "C",
    waiting boolean          NOT NULL,
    due_at  timestamptz      NOT NULL,
    since   timestamptz      NOT NULL,
    skill   text COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, step)
) WITH (fillfactor = 70,
    -- Rows come and go at the head of the queue: clean up early, so that the most urgent ones stay cheap to find.
    autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- What an examiner or inspector may take next: read in order, most urgent first.
CREATE INDEX work_item_next ON work_item (office, skill, due_at, case_id, step) WHERE person IS NULL AND NOT waiting;
CREATE INDEX work_item_office ON work_item (office, case_id, step);

CREATE TABLE visit
(
    case_id     text COLLATE "C" NOT NULL,
    number      integer          NOT NULL,
    service     text COLLATE "C" NOT NULL,
    office      text COLLATE "C" NOT NULL,
    occurred_at timestamptz      NOT NULL,
    asked_by    text             NOT NULL,
    reason      text,
    fault       text COLLATE "C" NOT NULL,
    excess      boolean          NOT NULL,
    PRIMARY KEY (case_id, number)
);

CREATE INDEX visit_service ON visit (service);

CREATE TABLE step_performed
(
    case_id     text COLLATE "C" NOT NULL,
    sequence    bigint           NOT NULL,
    step        text COLLATE "C" NOT NULL,
    service     text COLLATE "C" NOT NULL,
    office      text COLLATE "C",
    person      text COLLATE "C" NOT NULL,
    occurred_at timestamptz      NOT NULL,
    times       integer          NOT NULL,
    PRIMARY KEY (case_id, sequence, step)
);

CREATE INDEX step_performed_service ON step_performed (service);

CREATE TABLE case_document
(
    case_id     text COLLATE "C" NOT NULL,
    number      integer          NOT NULL,
    item        text COLLATE "C" NOT NULL,
    file_name   text             NOT NULL,
    media_type  text             NOT NULL,
    byte_count  bigint           NOT NULL,
    sha256      text COLLATE "C" NOT NULL,
    occurred_at timestamptz      NOT NULL,
    PRIMARY KEY (case_id, number)
);

-- Money: every booking has two sides or more, and its lines add up to nothing. Rows are only added.
CREATE TABLE ledger_entry
(
    case_id     text COLLATE "C" NOT NULL,
    sequence    bigint           NOT NULL,
    line        integer          NOT NULL,
    bill        integer          NOT NULL,
    account     text COLLATE "C" NOT NULL,
    amount      bigint           NOT NULL,
    cause       text COLLATE "C" NOT NULL,
    occurred_at timestamptz      NOT NULL,
    PRIMARY KEY (case_id, sequence, line)
);

CREATE TABLE office_view
(
    code     text COLLATE "C" NOT NULL,
    version  bigint           NOT NULL,
    name_fa  text             NOT NULL,
    name_en  text             NOT NULL,
    region   integer          NOT NULL,
    district integer          NOT NULL,
    status   text COLLATE "C" NOT NULL,
    capacity integer          NOT NULL,
    scope    text COLLATE "C" NOT NULL,
    PRIMARY KEY (code)
);

CREATE TABLE service_view
(
    code              text COLLATE "C" NOT NULL,
    version           bigint           NOT NULL,
    published_version integer,
    title_fa          text             NOT NULL,
    title_en          text             NOT NULL,
    agency            text COLLATE "C" NOT NULL,
    status            text COLLATE "C" NOT NULL,
    visit_budget      integer          NOT NULL,
    PRIMARY KEY (code)
);
