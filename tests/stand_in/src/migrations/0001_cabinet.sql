-- Instants are whole seconds since 1970 in UTC, days are `YYYY-MM-DD` in Europe/Kyiv, periods `YYYY-MM`,
-- money is whole kopiykas, index values and volumes are whole cubic metres.

CREATE TABLE consumer (
    id            INTEGER PRIMARY KEY,
    given_name    TEXT NOT NULL CHECK (given_name <> ''),
    patronymic    TEXT CHECK (patronymic <> ''),
    family_name   TEXT NOT NULL CHECK (family_name <> ''),
    email         TEXT NOT NULL UNIQUE CHECK (email = lower(email) AND email LIKE '_%@_%'),
    phone         TEXT NOT NULL UNIQUE
                  CHECK (phone GLOB '+380[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
    password_hash TEXT NOT NULL CHECK (password_hash LIKE '$argon2id$%')
) STRICT;

CREATE TABLE operator (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL UNIQUE,
    phone TEXT NOT NULL
) STRICT;

CREATE TABLE supplier (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE,
    phone         TEXT NOT NULL,
    -- Days of the month, both inclusive. A window that opens on a later day than it closes passes a month's end.
    window_opens  INTEGER NOT NULL CHECK (window_opens BETWEEN 1 AND 31),
    window_closes INTEGER NOT NULL CHECK (window_closes BETWEEN 1 AND 31)
) STRICT;

CREATE TABLE account (
    id                        TEXT PRIMARY KEY,
    consumer_id               INTEGER NOT NULL REFERENCES consumer (id),
    position                  INTEGER NOT NULL,
    label                     TEXT CHECK (label <> ''),
    address                   TEXT NOT NULL,
    heating                   TEXT NOT NULL CHECK (heating IN ('individual', 'district', 'none')),
    persons_registered        INTEGER NOT NULL CHECK (persons_registered >= 0),
    operator_id               INTEGER NOT NULL REFERENCES operator (id),
    operator_account          TEXT NOT NULL UNIQUE
                              CHECK (length(operator_account) = 10 AND operator_account NOT GLOB '*[^0-9]*'),
    operator_balance_kopiykas INTEGER NOT NULL,
    supplier_id               INTEGER NOT NULL REFERENCES supplier (id),
    supplier_account          TEXT NOT NULL UNIQUE
                              CHECK (length(supplier_account) = 9 AND supplier_account NOT GLOB '*[^0-9]*'),
    supplier_balance_kopiykas INTEGER NOT NULL,
    balance_as_of             TEXT NOT NULL,
    eic_consumer              TEXT NOT NULL CHECK (eic_consumer GLOB '56X*' AND length(eic_consumer) = 16),
    eic_metering_point        TEXT NOT NULL UNIQUE
                              CHECK (eic_metering_point GLOB '56Z*' AND length(eic_metering_point) = 16),
    benefit_percent           INTEGER CHECK (benefit_percent BETWEEN 0 AND 100),
    benefit_norm_m3           INTEGER CHECK (benefit_norm_m3 >= 0),
    subsidy_kopiykas          INTEGER CHECK (subsidy_kopiykas >= 0),
    subsidy_until             TEXT,
    UNIQUE (consumer_id, position),
    CHECK ((benefit_percent IS NULL) = (benefit_norm_m3 IS NULL)),
    CHECK ((subsidy_kopiykas IS NULL) = (subsidy_until IS NULL))
) STRICT;

CREATE TABLE meter (
    id                   TEXT PRIMARY KEY,
    account_id           TEXT NOT NULL REFERENCES account (id),
    position             INTEGER NOT NULL,
    serial               TEXT NOT NULL UNIQUE,
    model                TEXT NOT NULL,
    location             TEXT CHECK (location <> ''),
    digits               INTEGER NOT NULL CHECK (digits BETWEEN 4 AND 8),
    next_verification_on TEXT,
    UNIQUE (account_id, position)
) STRICT;

CREATE TABLE reading (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    meter_id       TEXT NOT NULL REFERENCES meter (id),
    period         TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    value          INTEGER NOT NULL CONSTRAINT value_out_of_range CHECK (value BETWEEN 0 AND 99999999),
    previous_value INTEGER CHECK (previous_value BETWEEN 0 AND 99999999),
    consumption_m3 INTEGER CHECK (consumption_m3 >= 0),
    taken_on       TEXT NOT NULL,
    source         TEXT NOT NULL CHECK (source IN ('consumer', 'operator', 'planned', 'other_channel')),
    reason         TEXT,
    submitted_at   INTEGER NOT NULL,
    -- When the next stages come: known from the start, a stage is there once the clock has passed it.
    accepted_at    INTEGER CHECK (accepted_at >= submitted_at),
    counted_at     INTEGER CHECK (counted_at >= accepted_at),
    rejected_at    INTEGER CHECK (rejected_at >= submitted_at),
    superseded_at  INTEGER CHECK (superseded_at >= submitted_at),
    CHECK ((rejected_at IS NULL) = (accepted_at IS NOT NULL))
) STRICT;

-- One stands for a meter and a period; those that it replaced are kept.
CREATE UNIQUE INDEX reading_that_stands ON reading (meter_id, period)
    WHERE superseded_at IS NULL AND rejected_at IS NULL;

CREATE INDEX reading_newest_first ON reading (meter_id, period DESC, submitted_at DESC, number DESC);

CREATE TRIGGER reading_fits_its_meter BEFORE INSERT ON reading
WHEN NEW.value >= (SELECT CAST(substr('1000000000', 1, digits + 1) AS INTEGER) FROM meter WHERE id = NEW.meter_id)
BEGIN
    SELECT RAISE(ABORT, 'value_out_of_range');
END;

CREATE TABLE session (
    token_hash  TEXT PRIMARY KEY,
    consumer_id INTEGER NOT NULL REFERENCES consumer (id),
    expires_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE wrong_try (
    login        TEXT PRIMARY KEY,
    tries        INTEGER NOT NULL CHECK (tries > 0),
    locked_until INTEGER
) STRICT;

CREATE TABLE idempotency_key (
    consumer_id  INTEGER NOT NULL REFERENCES consumer (id),
    key          TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    -- No status yet: the first request with this key is still at work.
    status       INTEGER CHECK (status BETWEEN 200 AND 599),
    location     TEXT,
    content_type TEXT,
    body         TEXT,
    PRIMARY KEY (consumer_id, key)
) STRICT;
