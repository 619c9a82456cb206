-- What is charged and paid: a ledger for each service of a home, payments made in the cabinet.

-- To standard conditions.
ALTER TABLE account ADD COLUMN coefficient TEXT NOT NULL DEFAULT '1'
    CHECK (coefficient GLOB '[0-9]*' AND coefficient NOT GLOB '*[^0-9.]*');

-- As a payment order names them; made up, the IBANs with right check digits.
ALTER TABLE operator ADD COLUMN iban TEXT NOT NULL DEFAULT 'UA253535530000026005200000015'
    CHECK (iban GLOB 'UA*' AND length(iban) = 29);
ALTER TABLE operator ADD COLUMN code TEXT NOT NULL DEFAULT '03358104' CHECK (length(code) = 8);
ALTER TABLE supplier ADD COLUMN iban TEXT NOT NULL DEFAULT 'UA853535530000026007100000015'
    CHECK (iban GLOB 'UA*' AND length(iban) = 29);
ALTER TABLE supplier ADD COLUMN code TEXT NOT NULL DEFAULT '39576385' CHECK (length(code) = 8);

-- Since when, and by what, a home has its benefit or subsidy; their sizes are in its account.
CREATE TABLE entitlement (
    account_id TEXT NOT NULL REFERENCES account (id),
    kind       TEXT NOT NULL CHECK (kind IN ('benefit', 'subsidy')),
    since      TEXT NOT NULL,
    basis      TEXT NOT NULL CHECK (basis <> ''),
    PRIMARY KEY (account_id, kind)
) STRICT;

-- The months that were closed before the seeding. Later ones follow from readings, tariffs and what was received.
CREATE TABLE settlement (
    account_id        TEXT NOT NULL REFERENCES account (id),
    service           TEXT NOT NULL CHECK (service IN ('gas', 'delivery')),
    period            TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    opening           INTEGER NOT NULL,
    charged           INTEGER NOT NULL CHECK (charged >= 0),
    benefit           INTEGER NOT NULL CHECK (benefit >= 0),
    subsidy           INTEGER NOT NULL CHECK (subsidy >= 0),
    recalculated      INTEGER NOT NULL,
    penalty           INTEGER NOT NULL CHECK (penalty >= 0),
    paid              INTEGER NOT NULL,
    closing           INTEGER NOT NULL,
    -- Hundredths of a cubic metre, and hryvnias for one, as the bill prints them; none for delivery.
    volume_hundredths INTEGER CHECK (volume_hundredths >= 0),
    price             TEXT,
    price_since       TEXT,
    PRIMARY KEY (account_id, service, period),
    CONSTRAINT ledger_adds_up
        CHECK (closing = opening + charged - benefit - subsidy + recalculated + penalty - paid),
    CHECK (benefit + subsidy <= charged),
    CHECK ((volume_hundredths IS NULL) = (price IS NULL))
) STRICT;

CREATE TABLE payment (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id   TEXT NOT NULL REFERENCES account (id),
    consumer_id  INTEGER NOT NULL REFERENCES consumer (id),
    service      TEXT NOT NULL CHECK (service IN ('gas', 'delivery')),
    provider     TEXT NOT NULL,
    kopiykas     INTEGER NOT NULL CHECK (kopiykas BETWEEN 1 AND 100000000),
    -- None where the provider tells it itself.
    fee_kopiykas INTEGER CHECK (fee_kopiykas >= 0),
    -- The period of the invoice that it is meant for.
    invoice      TEXT,
    -- Where the browser sees this server.
    origin       TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    -- When the provider's word came, or will have come. Each is there once the clock has passed it.
    opened_at    INTEGER,
    paid_at      INTEGER,
    refused_at   INTEGER,
    refusal      TEXT,
    cancelled_at INTEGER,
    reversed_at  INTEGER CHECK (reversed_at >= paid_at),
    CHECK ((refused_at IS NULL) = (refusal IS NULL))
) STRICT;

CREATE INDEX payment_of_account ON payment (account_id, service, created_at);
CREATE INDEX payment_of_consumer ON payment (consumer_id);

-- What came, by day of the ledger; negative where it went back.
CREATE TABLE received (
    number      INTEGER PRIMARY KEY,
    account_id  TEXT NOT NULL REFERENCES account (id),
    service     TEXT NOT NULL CHECK (service IN ('gas', 'delivery')),
    kopiykas    INTEGER NOT NULL CHECK (kopiykas <> 0),
    channel     TEXT NOT NULL CHECK (channel IN ('bank', 'post', 'online')),
    received_at INTEGER NOT NULL,
    payment     INTEGER REFERENCES payment (number),
    CHECK ((channel = 'online') = (payment IS NOT NULL))
) STRICT;

CREATE INDEX received_by_day ON received (account_id, service, received_at);
-- However often a provider says so.
CREATE UNIQUE INDEX received_once ON received (payment, kopiykas < 0) WHERE payment IS NOT NULL;
