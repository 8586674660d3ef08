-- The foundation: grain state, the journal, due times, the outbox, membership of the cluster.
-- Identifiers that Orleans' ADO.NET providers use (tables OrleansQuery, OrleansStorage; query keys; parameter names) are theirs;
-- everything else is the city's. Keys compare bytewise (COLLATE "C"): faster, and the same order as in the program and in SQLite.

-- Orleans reads its statements from here and executes their text: the silos' role should not be able to change it.
CREATE TABLE orleansquery
(
    querykey  varchar(64) PRIMARY KEY,
    querytext text        NOT NULL
);

-- Current state of every grain. Rows are rewritten in place most of the time: room is left in each page for it.
CREATE TABLE orleansstorage
(
    grainidhash            integer                   NOT NULL,
    grainidn0              bigint                    NOT NULL,
    grainidn1              bigint                    NOT NULL,
    graintypehash          integer                   NOT NULL,
    graintypestring        varchar(512) COLLATE "C"  NOT NULL,
    grainidextensionstring varchar(512) COLLATE "C",
    serviceid              varchar(150) COLLATE "C"  NOT NULL,
    payloadbinary          bytea,
    modifiedon             timestamp                 NOT NULL,
    version                integer
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.1);

-- The whole key is unique. Without this, two overlapping first writes of one grain make two rows, and the grain can never be
-- activated again. Both hashes come first: looking a grain up compares two integers.
CREATE UNIQUE INDEX orleansstorage_key ON orleansstorage
    (grainidhash, graintypehash, grainidn0, grainidn1, graintypestring, (coalesce(grainidextensionstring, '')), serviceid);

CREATE FUNCTION city_write_state(
    id_hash integer, id_n0 bigint, id_n1 bigint, type_hash integer, type_name varchar, key_text varchar,
    service varchar, expected integer, payload bytea)
    RETURNS TABLE (newgrainstateversion integer)
    LANGUAGE plpgsql
AS
$body$
BEGIN
    IF expected IS NULL THEN
        -- The loser of two first writes inserts nothing and returns no row, which the provider reports as a version conflict.
        RETURN QUERY
            INSERT INTO orleansstorage AS s
                (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid,
                 payloadbinary, modifiedon, version)
            VALUES (id_hash, id_n0, id_n1, type_hash, type_name, key_text, service, payload, now() AT TIME ZONE 'utc', 1)
            ON CONFLICT DO NOTHING
            RETURNING s.version;
    ELSE
        RETURN QUERY
            UPDATE orleansstorage AS s
            SET payloadbinary = payload, modifiedon = now() AT TIME ZONE 'utc', version = s.version + 1
            WHERE s.grainidhash = id_hash AND s.graintypehash = type_hash AND s.grainidn0 = id_n0 AND s.grainidn1 = id_n1
              AND s.graintypestring = type_name AND coalesce(s.grainidextensionstring, '') = coalesce(key_text, '')
              AND s.serviceid = service AND s.version = expected
            RETURNING s.version;
    END IF;
END
$body$;

INSERT INTO orleansquery (querykey, querytext) VALUES
('WriteToStorageKey',
 'SELECT newgrainstateversion AS "NewGrainStateVersion" FROM city_write_state(@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash,
      @GrainTypeString, @GrainIdExtensionString, @ServiceId, @GrainStateVersion, @PayloadBinary)'),
('ReadFromStorageKey',
 'SELECT payloadbinary AS "PayloadBinary", version AS "Version" FROM orleansstorage
  WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
    AND graintypestring = @GrainTypeString AND coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString::varchar, '''')
    AND serviceid = @ServiceId'),
('ClearStorageKey',
 'UPDATE orleansstorage SET payloadbinary = NULL, modifiedon = now() AT TIME ZONE ''utc'', version = version + 1
  WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
    AND graintypestring = @GrainTypeString AND coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString::varchar, '''')
    AND serviceid = @ServiceId AND version = @GrainStateVersion
  RETURNING version AS "NewGrainStateVersion"'),
('DeleteStorageKey',
 'DELETE FROM orleansstorage
  WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
    AND graintypestring = @GrainTypeString AND coalesce(grainidextensionstring, '''') = coalesce(@GrainIdExtensionString::varchar, '''')
    AND serviceid = @ServiceId AND version = @GrainStateVersion
  RETURNING version + 1 AS "NewGrainStateVersion"');

-- What happened: one row per command and stream, chained by hash. Rows are never changed.
CREATE TABLE journal
(
    position      bigint GENERATED ALWAYS AS IDENTITY,
    stream        text COLLATE "C" NOT NULL,
    sequence      bigint           NOT NULL CHECK (sequence > 0),
    command_id    text COLLATE "C" NOT NULL,
    fingerprint   text             NOT NULL,
    actor         text             NOT NULL,
    at            timestamptz      NOT NULL,
    events        text             NOT NULL,
    answer        text             NOT NULL,
    previous_hash bytea            NOT NULL,
    hash          bytea            NOT NULL,
    CONSTRAINT journal_stream_sequence PRIMARY KEY (stream, sequence),
    -- In this order it also finds what a command did anywhere.
    CONSTRAINT journal_command_stream UNIQUE (command_id, stream)
);

-- When something must happen. One row per stream and kind; claimed rows come back when their claimer does not finish.
CREATE TABLE due
(
    stream        text COLLATE "C" NOT NULL,
    kind          text COLLATE "C" NOT NULL,
    number        bigint           NOT NULL,
    due_at        timestamptz      NOT NULL,
    claimed_until timestamptz,
    failures      integer          NOT NULL DEFAULT 0,
    PRIMARY KEY (stream, kind)
) WITH (fillfactor = 70);

CREATE INDEX due_next ON due ((coalesce(claimed_until, due_at)));

-- Messages that leave the city after their transaction.
CREATE TABLE outbox
(
    position   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream     text COLLATE "C" NOT NULL,
    topic      text COLLATE "C" NOT NULL,
    body       text             NOT NULL,
    created_at timestamptz      NOT NULL
);

-- Keys that the city made for itself.
CREATE TABLE city_secret
(
    name       text COLLATE "C" PRIMARY KEY,
    value      bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- lz4 costs a fraction of pglz's time; older servers, or servers built without it, keep their default.
DO
$body$
BEGIN
    IF current_setting('server_version_num')::integer >= 140000 THEN
        ALTER TABLE orleansstorage ALTER COLUMN payloadbinary SET COMPRESSION lz4;
        ALTER TABLE journal ALTER COLUMN events SET COMPRESSION lz4;
        ALTER TABLE journal ALTER COLUMN answer SET COMPRESSION lz4;
    END IF;
EXCEPTION
    WHEN feature_not_supported THEN NULL;
END
$body$;

-- Membership of the cluster: one version row per cluster, one row per silo life. Every change of members bumps the version it was
-- based on, in the same statement; a change based on an older version does nothing and answers 0.
CREATE TABLE orleansmembershipversiontable
(
    deploymentid varchar(150)   PRIMARY KEY,
    timestamp    timestamptz(3) NOT NULL DEFAULT now(),
    version      integer        NOT NULL DEFAULT 0
);

CREATE TABLE orleansmembershiptable
(
    deploymentid varchar(150)   NOT NULL REFERENCES orleansmembershipversiontable (deploymentid),
    address      varchar(45)    NOT NULL,
    port         integer        NOT NULL,
    generation   integer        NOT NULL,
    siloname     varchar(150)   NOT NULL,
    hostname     varchar(150)   NOT NULL,
    status       integer        NOT NULL,
    proxyport    integer,
    suspecttimes text,
    starttime    timestamptz(3) NOT NULL,
    iamalivetime timestamptz(3) NOT NULL,
    PRIMARY KEY (deploymentid, address, port, generation)
);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey',
 'WITH made AS (INSERT INTO orleansmembershipversiontable (deploymentid) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
  SELECT count(*)::integer FROM made'),
('InsertMembershipKey',
 'WITH based AS (
      UPDATE orleansmembershipversiontable v SET version = v.version + 1, timestamp = now()
      WHERE v.deploymentid = @DeploymentId AND v.version = @Version
        AND NOT EXISTS (SELECT 1 FROM orleansmembershiptable m WHERE m.deploymentid = @DeploymentId AND m.address = @Address
                        AND m.port = @Port AND m.generation = @Generation)
      RETURNING v.deploymentid),
  joined AS (
      INSERT INTO orleansmembershiptable
          (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
      SELECT deploymentid, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
      FROM based
      RETURNING 1)
  SELECT count(*)::integer FROM joined'),
('UpdateMembershipKey',
 'WITH based AS (
      UPDATE orleansmembershipversiontable v SET version = v.version + 1, timestamp = now()
      WHERE v.deploymentid = @DeploymentId AND v.version = @Version
        AND EXISTS (SELECT 1 FROM orleansmembershiptable m WHERE m.deploymentid = @DeploymentId AND m.address = @Address
                    AND m.port = @Port AND m.generation = @Generation)
      RETURNING v.deploymentid),
  changed AS (
      UPDATE orleansmembershiptable m SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime
      FROM based
      WHERE m.deploymentid = based.deploymentid AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
      RETURNING 1)
  SELECT count(*)::integer FROM changed'),
('UpdateIAmAlivetimeKey',
 'UPDATE orleansmembershiptable SET iamalivetime = @IAmAliveTime
  WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),
('MembershipReadRowKey',
 'SELECT v.deploymentid AS "DeploymentId", m.address AS "Address", m.port AS "Port", m.generation AS "Generation",
      m.siloname AS "SiloName", m.hostname AS "HostName", m.status AS "Status", m.proxyport AS "ProxyPort",
      m.suspecttimes AS "SuspectTimes", m.starttime AS "StartTime", m.iamalivetime AS "IAmAliveTime", v.version AS "Version"
  FROM orleansmembershipversiontable v
  LEFT JOIN orleansmembershiptable m
      ON m.deploymentid = v.deploymentid AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
  WHERE v.deploymentid = @DeploymentId'),
('MembershipReadAllKey',
 'SELECT v.deploymentid AS "DeploymentId", m.address AS "Address", m.port AS "Port", m.generation AS "Generation",
      m.siloname AS "SiloName", m.hostname AS "HostName", m.status AS "Status", m.proxyport AS "ProxyPort",
      m.suspecttimes AS "SuspectTimes", m.starttime AS "StartTime", m.iamalivetime AS "IAmAliveTime", v.version AS "Version"
  FROM orleansmembershipversiontable v
  LEFT JOIN orleansmembershiptable m ON m.deploymentid = v.deploymentid
  WHERE v.deploymentid = @DeploymentId'),
('DeleteMembershipTableEntriesKey',
 'WITH gone AS (DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId RETURNING 1),
       last AS (SELECT count(*) FROM gone)
  DELETE FROM orleansmembershipversiontable USING last WHERE deploymentid = @DeploymentId'),
('GatewaysQueryKey',
 'SELECT address AS "Address", proxyport AS "ProxyPort", generation AS "Generation" FROM orleansmembershiptable
  WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0'),
-- 3 is an active silo: its row is never tidied away.
('CleanupDefunctSiloEntriesKey',
 'DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND iamalivetime < @IAmAliveTime AND status <> 3');
