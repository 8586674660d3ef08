-- The table and the functions that the AdoNet provider's documentation asks an administrator for, in the form that most
-- installations have: no unique key, an index on the two hashes, a function that updates or inserts.
CREATE TABLE orleansquery
(
    querykey varchar(64) NOT NULL PRIMARY KEY,
    querytext varchar(8000) NOT NULL
);

CREATE TABLE orleansstorage
(
    grainidhash integer NOT NULL,
    grainidn0 bigint NOT NULL,
    grainidn1 bigint NOT NULL,
    graintypehash integer NOT NULL,
    graintypestring varchar(512) NOT NULL,
    grainidextensionstring varchar(512),
    serviceid varchar(150) NOT NULL,
    payloadbinary bytea,
    modifiedon timestamp NOT NULL,
    version integer
);

CREATE INDEX ix_orleansstorage ON orleansstorage (grainidhash, graintypehash);

CREATE FUNCTION writetostorage(
    idhash integer, n0 bigint, n1 bigint, typehash integer, typename varchar, extension varchar, service varchar,
    expected integer, payload bytea) RETURNS TABLE (newgrainstateversion integer) LANGUAGE plpgsql AS $$
DECLARE
    result integer := expected;
    touched integer := 0;
BEGIN
    IF expected IS NOT NULL THEN
        UPDATE orleansstorage
        SET payloadbinary = payload, modifiedon = now() AT TIME ZONE 'utc', version = version + 1
        WHERE grainidhash = idhash AND graintypehash = typehash AND grainidn0 = n0 AND grainidn1 = n1
            AND graintypestring = typename
            AND ((extension IS NOT NULL AND grainidextensionstring = extension) OR (extension IS NULL AND grainidextensionstring IS NULL))
            AND serviceid = service AND version = expected;
        GET DIAGNOSTICS touched = ROW_COUNT;
        IF touched > 0 THEN
            result := expected + 1;
        END IF;
    ELSE
        INSERT INTO orleansstorage
        SELECT idhash, n0, n1, typehash, typename, extension, service, payload, now() AT TIME ZONE 'utc', 1
        WHERE NOT EXISTS (
            SELECT 1 FROM orleansstorage
            WHERE grainidhash = idhash AND graintypehash = typehash AND grainidn0 = n0 AND grainidn1 = n1
                AND graintypestring = typename
                AND ((extension IS NOT NULL AND grainidextensionstring = extension) OR (extension IS NULL AND grainidextensionstring IS NULL))
                AND serviceid = service);
        GET DIAGNOSTICS touched = ROW_COUNT;
        IF touched > 0 THEN
            result := 1;
        END IF;
    END IF;
    RETURN QUERY SELECT result;
END
$$;

INSERT INTO orleansquery VALUES
('WriteToStorageKey', 'SELECT * FROM writetostorage(@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @GrainStateVersion, @PayloadBinary)'),
('ReadFromStorageKey', 'SELECT payloadbinary, now() AT TIME ZONE ''utc'', version FROM orleansstorage WHERE grainidhash = @GrainIdHash AND graintypehash = @GrainTypeHash AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1 AND graintypestring = @GrainTypeString AND ((@GrainIdExtensionString IS NOT NULL AND grainidextensionstring = @GrainIdExtensionString) OR (@GrainIdExtensionString IS NULL AND grainidextensionstring IS NULL)) AND serviceid = @ServiceId'),
('ClearStorageKey', 'SELECT 1'),
('DeleteStorageKey', 'SELECT 1');
