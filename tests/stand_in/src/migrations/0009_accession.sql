-- Statements by which a home joins the public supply contract. How far one has come follows from the day on which it
-- was handed in.
CREATE TABLE statement (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id   TEXT NOT NULL REFERENCES account (id),
    -- None of one that was signed on paper, before there was a cabinet.
    consumer_id  INTEGER REFERENCES consumer (id),
    -- What was answered, and what was on record when it was made: JSON, as the paper says it.
    answers      TEXT NOT NULL CHECK (json_type(answers) = 'object'),
    facts        TEXT CHECK ((facts IS NULL) = (consumer_id IS NULL)),
    made_at      INTEGER NOT NULL,
    submitted_at INTEGER CHECK (submitted_at >= made_at),
    way          TEXT CHECK ((way IS NULL) = (submitted_at IS NULL)),
    returned_at  INTEGER CHECK (returned_at >= submitted_at),
    returned     TEXT CHECK ((returned IS NULL) = (returned_at IS NULL))
) STRICT;

-- One in the making for each who sees the home, one on its way for the home.
CREATE UNIQUE INDEX statement_prepared ON statement (account_id, consumer_id) WHERE submitted_at IS NULL;
CREATE UNIQUE INDEX statement_submitted ON statement (account_id)
    WHERE submitted_at IS NOT NULL AND returned_at IS NULL;
