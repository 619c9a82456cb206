-- What stands in a home, beside what a reading needs to know of a meter; and what its people say is wrong in it.

ALTER TABLE meter ADD COLUMN installed_on TEXT;
ALTER TABLE meter ADD COLUMN verified_on TEXT CHECK (verified_on <= next_verification_on);

CREATE TABLE appliance (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id   TEXT NOT NULL REFERENCES account (id),
    kind         TEXT NOT NULL CHECK (kind IN ('stove', 'hob', 'oven', 'boiler', 'water_heater', 'convector', 'fireplace')),
    model        TEXT NOT NULL CHECK (model <> ''),
    serial       TEXT UNIQUE CHECK (serial <> ''),
    quantity     INTEGER NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 20),
    installed_on TEXT
) STRICT;

CREATE INDEX appliance_of_account ON appliance (account_id);

CREATE TABLE seal (
    number   TEXT PRIMARY KEY,
    meter_id TEXT NOT NULL REFERENCES meter (id),
    put_on   TEXT NOT NULL
) STRICT;

CREATE INDEX seal_of_meter ON seal (meter_id);

-- What was confirmed is the version that was seen.
CREATE TABLE equipment_confirmation (
    account_id   TEXT NOT NULL REFERENCES account (id),
    consumer_id  INTEGER NOT NULL REFERENCES consumer (id),
    version      TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, consumer_id)
) STRICT;

-- How far it has come follows from the day on which it came.
CREATE TABLE correction (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id  TEXT NOT NULL REFERENCES account (id),
    consumer_id INTEGER NOT NULL REFERENCES consumer (id),
    what        TEXT NOT NULL CHECK (what IN ('serial', 'model', 'quantity', 'gone', 'missing', 'other')),
    -- The item's id, and the item as it was on record then.
    item_id     TEXT CHECK ((item_id IS NULL) = (what = 'missing')),
    item        TEXT CHECK ((item IS NULL) = (item_id IS NULL)),
    kind        TEXT CHECK ((kind IS NULL) = (what <> 'missing')),
    value       TEXT CHECK (length(value) BETWEEN 1 AND 60),
    quantity    INTEGER CHECK (quantity BETWEEN 1 AND 20),
    text        TEXT CHECK (text <> ''),
    has_photos  INTEGER NOT NULL CHECK (has_photos IN (0, 1)),
    created_at  INTEGER NOT NULL,
    -- What came of it, once the record has been gone over.
    outcome     TEXT CHECK (outcome IN ('corrected', 'refused')),
    decision    TEXT CHECK ((decision IS NULL) = (outcome IS NULL))
) STRICT;

CREATE INDEX correction_of_consumer ON correction (consumer_id, account_id);
-- One at a time.
CREATE UNIQUE INDEX correction_that_is_open ON correction (consumer_id, item_id) WHERE outcome IS NULL;
