-- The feedback book. When an entry is taken up and answered follows from the day on which it came.
CREATE TABLE feedback (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    consumer_id INTEGER NOT NULL REFERENCES consumer (id),
    account_id  TEXT NOT NULL REFERENCES account (id),
    kind        TEXT NOT NULL CHECK (kind IN ('question', 'review', 'suggestion', 'complaint')),
    topic       TEXT NOT NULL CHECK (topic IN ('bill', 'payment', 'reading', 'meter', 'other')),
    text        TEXT NOT NULL CHECK (text <> ''),
    -- The period of the invoice that it is about.
    invoice     TEXT CHECK (invoice GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    created_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX feedback_of_consumer ON feedback (consumer_id);
