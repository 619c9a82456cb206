-- Cabinets of one's own making: a home belongs to its holder at the companies, and any number of cabinets may show it.
-- Tables are rebuilt as SQLite's page on ALTER TABLE tells to; foreign keys are off meanwhile and checked afterwards.

CREATE TABLE new_consumer (
    id              INTEGER PRIMARY KEY,
    given_name      TEXT NOT NULL CHECK (given_name <> ''),
    patronymic      TEXT CHECK (patronymic <> ''),
    family_name     TEXT NOT NULL CHECK (family_name <> ''),
    -- None once a closed cabinet's contacts are erased.
    email           TEXT CHECK (email = lower(email) AND email LIKE '_%@_%'),
    email_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (email_confirmed IN (0, 1)),
    phone           TEXT CHECK (phone GLOB '+380[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
    phone_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (phone_confirmed IN (0, 1)),
    password_hash   TEXT NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    language        TEXT NOT NULL DEFAULT 'uk' CHECK (language IN ('uk', 'en')),
    -- A JSON list of codes.
    notices         TEXT NOT NULL DEFAULT '[]' CHECK (json_type(notices) = 'array'),
    registered_on   TEXT NOT NULL,
    -- РНОКПП, where a provider of identities or the company has told it.
    tax_number      TEXT CHECK (length(tax_number) = 10 AND tax_number NOT GLOB '*[^0-9]*'),
    closed_at       INTEGER,
    erase_on        TEXT,
    CHECK ((closed_at IS NULL) = (erase_on IS NULL)),
    CHECK (closed_at IS NOT NULL OR (email IS NOT NULL AND phone IS NOT NULL))
) STRICT;

INSERT INTO new_consumer (id, given_name, patronymic, family_name, email, email_confirmed, phone, password_hash,
    notices, registered_on)
SELECT id, given_name, patronymic, family_name, email, 1, phone, password_hash, '["window_open"]', date('now')
FROM consumer;

CREATE TABLE account_link (
    consumer_id INTEGER NOT NULL REFERENCES consumer (id),
    account_id  TEXT NOT NULL REFERENCES account (id),
    -- The one shown first has the lowest.
    position    INTEGER NOT NULL CHECK (position >= 0),
    label       TEXT CHECK (length(label) BETWEEN 1 AND 40),
    linked_at   INTEGER NOT NULL,
    PRIMARY KEY (consumer_id, account_id),
    UNIQUE (consumer_id, position)
) STRICT;

CREATE INDEX account_link_of_account ON account_link (account_id);

INSERT INTO account_link (consumer_id, account_id, position, label, linked_at)
SELECT consumer_id, id, row_number() OVER (PARTITION BY consumer_id ORDER BY position) - 1,
    substr(label, 1, 40), unixepoch()
FROM account;

CREATE TABLE new_account (
    id                        TEXT PRIMARY KEY,
    holder_given_name         TEXT NOT NULL CHECK (holder_given_name <> ''),
    holder_patronymic         TEXT CHECK (holder_patronymic <> ''),
    holder_family_name        TEXT NOT NULL CHECK (holder_family_name <> ''),
    address                   TEXT NOT NULL,
    heating                   TEXT NOT NULL CHECK (heating IN ('individual', 'district', 'none')),
    persons_registered        INTEGER NOT NULL CHECK (persons_registered >= 0),
    operator_id               INTEGER NOT NULL REFERENCES operator (id),
    operator_account          TEXT NOT NULL UNIQUE
                              CHECK (length(operator_account) = 10 AND operator_account NOT GLOB '*[^0-9]*'),
    operator_balance_kopiykas INTEGER NOT NULL,
    -- The total of the last invoice; none where there was none yet.
    operator_invoice_total    INTEGER CHECK (operator_invoice_total > 0),
    supplier_id               INTEGER NOT NULL REFERENCES supplier (id),
    supplier_account          TEXT NOT NULL UNIQUE
                              CHECK (length(supplier_account) = 9 AND supplier_account NOT GLOB '*[^0-9]*'),
    supplier_balance_kopiykas INTEGER NOT NULL,
    supplier_invoice_total    INTEGER CHECK (supplier_invoice_total > 0),
    balance_as_of             TEXT NOT NULL,
    eic_consumer              TEXT NOT NULL CHECK (eic_consumer GLOB '56X*' AND length(eic_consumer) = 16),
    eic_metering_point        TEXT NOT NULL UNIQUE
                              CHECK (eic_metering_point GLOB '56Z*' AND length(eic_metering_point) = 16),
    benefit_percent           INTEGER CHECK (benefit_percent BETWEEN 0 AND 100),
    benefit_norm_m3           INTEGER CHECK (benefit_norm_m3 >= 0),
    subsidy_kopiykas          INTEGER CHECK (subsidy_kopiykas >= 0),
    subsidy_until             TEXT,
    CHECK ((benefit_percent IS NULL) = (benefit_norm_m3 IS NULL)),
    CHECK ((subsidy_kopiykas IS NULL) = (subsidy_until IS NULL))
) STRICT;

INSERT INTO new_account
SELECT account.id, given_name, patronymic, family_name, address, heating, persons_registered,
    operator_id, operator_account, operator_balance_kopiykas,
    CASE WHEN operator_balance_kopiykas > 0 THEN operator_balance_kopiykas END,
    supplier_id, supplier_account, supplier_balance_kopiykas,
    CASE WHEN supplier_balance_kopiykas > 0 THEN supplier_balance_kopiykas END,
    balance_as_of, eic_consumer, eic_metering_point,
    benefit_percent, benefit_norm_m3, subsidy_kopiykas, subsidy_until
FROM account JOIN consumer ON consumer.id = consumer_id;

DROP TABLE account;
ALTER TABLE new_account RENAME TO account;
CREATE INDEX account_of_eic_consumer ON account (eic_consumer);

DROP TABLE consumer;
ALTER TABLE new_consumer RENAME TO consumer;

-- A closed cabinet does not stand in the way of a new one, nor does a contact that nobody has confirmed: a couple may
-- share a phone.
CREATE UNIQUE INDEX consumer_email ON consumer (email) WHERE closed_at IS NULL AND email_confirmed;
CREATE UNIQUE INDEX consumer_phone ON consumer (phone) WHERE closed_at IS NULL AND phone_confirmed;
CREATE UNIQUE INDEX consumer_tax_number ON consumer (tax_number) WHERE closed_at IS NULL;

CREATE TABLE new_session (
    token_hash   TEXT PRIMARY KEY,
    -- What it is called in the list of sessions; opens nothing.
    id           TEXT NOT NULL UNIQUE,
    consumer_id  INTEGER NOT NULL REFERENCES consumer (id),
    device       TEXT NOT NULL,
    started_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
) STRICT;

INSERT INTO new_session
SELECT token_hash, 's-' || lower(hex(randomblob(8))), consumer_id, '', expires_at - 1200, expires_at - 1200, expires_at
FROM session;

DROP TABLE session;
ALTER TABLE new_session RENAME TO session;
CREATE INDEX session_of_consumer ON session (consumer_id);

CREATE TABLE consent (
    consumer_id INTEGER NOT NULL REFERENCES consumer (id),
    code        TEXT NOT NULL,
    version     TEXT NOT NULL,
    agreed_at   INTEGER NOT NULL,
    PRIMARY KEY (consumer_id, code, version)
) STRICT;

CREATE TABLE registration (
    -- Whoever knows the id goes on with it: only its hash is here.
    id_hash       TEXT PRIMARY KEY,
    number        TEXT NOT NULL,
    number_kind   TEXT NOT NULL CHECK (number_kind IN ('operator_account', 'supplier_account', 'eic')),
    language      TEXT NOT NULL CHECK (language IN ('uk', 'en')),
    -- The home, once it is proven.
    account_id    TEXT REFERENCES account (id),
    proven_at     INTEGER,
    given_name    TEXT,
    patronymic    TEXT,
    family_name   TEXT,
    email         TEXT,
    phone         TEXT,
    password_hash TEXT CHECK (password_hash LIKE '$argon2id$%'),
    -- A JSON list of codes, and the version of the terms.
    consents         TEXT CHECK (json_type(consents) = 'array'),
    consents_version TEXT,
    created_at    INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    CHECK ((account_id IS NULL) = (proven_at IS NULL)),
    CHECK ((email IS NULL) = (given_name IS NULL) AND (phone IS NULL) = (given_name IS NULL)),
    CHECK ((consents IS NULL) = (consents_version IS NULL))
) STRICT;

CREATE TABLE recovery (
    id_hash      TEXT PRIMARY KEY,
    -- None where the login is not known.
    consumer_id  INTEGER REFERENCES consumer (id),
    channel      TEXT NOT NULL CHECK (channel IN ('email', 'phone')),
    sent_to      TEXT NOT NULL,
    confirmed_at INTEGER,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE contact_change (
    id          TEXT PRIMARY KEY,
    consumer_id INTEGER NOT NULL REFERENCES consumer (id),
    kind        TEXT NOT NULL CHECK (kind IN ('email', 'phone')),
    value       TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE claim (
    id          TEXT PRIMARY KEY,
    consumer_id INTEGER NOT NULL REFERENCES consumer (id),
    number      TEXT NOT NULL,
    number_kind TEXT NOT NULL CHECK (number_kind IN ('operator_account', 'supplier_account', 'eic')),
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT;

-- One an owner: a new code takes the older one's place.
CREATE TABLE code (
    purpose    TEXT NOT NULL CHECK (purpose IN ('registration', 'recovery', 'contact_change')),
    owner      TEXT NOT NULL,
    channel    TEXT NOT NULL CHECK (channel IN ('email', 'phone')),
    sent_to    TEXT NOT NULL,
    -- None where the contact is not known, or somebody else's: no answer is right then.
    digits     TEXT CHECK (digits GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'),
    sent_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0,
    used_at    INTEGER,
    PRIMARY KEY (purpose, owner)
) STRICT;

-- So that nobody's mailbox is filled, and no code is guessed by asking for many: kept for an hour.
CREATE TABLE code_sent (
    sent_to TEXT NOT NULL,
    sent_at INTEGER NOT NULL
) STRICT;

CREATE INDEX code_sent_newest ON code_sent (sent_to, sent_at);

CREATE TABLE wrong_code (
    sent_to  TEXT NOT NULL,
    tried_at INTEGER NOT NULL
) STRICT;

CREATE INDEX wrong_code_newest ON wrong_code (sent_to, tried_at);

CREATE TABLE message (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Whose cabinet it speaks of, if any.
    consumer_id INTEGER REFERENCES consumer (id),
    channel     TEXT NOT NULL CHECK (channel IN ('email', 'phone')),
    sent_to     TEXT NOT NULL,
    language    TEXT NOT NULL CHECK (language IN ('uk', 'en')),
    subject     TEXT NOT NULL,
    body        TEXT NOT NULL,
    code        TEXT,
    sent_at     INTEGER NOT NULL
) STRICT;

CREATE TABLE identity_request (
    state      TEXT PRIMARY KEY,
    provider   TEXT NOT NULL,
    return_to  TEXT NOT NULL,
    -- What the provider hands back, and whom it vouches for.
    code       TEXT,
    tax_number TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
