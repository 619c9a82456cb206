-- Photos and papers that something is sent with: an entry of the feedback book, a reply, a correction.
CREATE TABLE attachment (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    consumer_id INTEGER NOT NULL REFERENCES consumer (id),
    media_type  TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
    content     BLOB NOT NULL CHECK (length(content) > 0),
    added_at    INTEGER NOT NULL,
    -- The kind and number of what it was sent with, and its place there; nothing until then.
    part_of     TEXT,
    place       INTEGER,
    UNIQUE (part_of, place),
    CHECK ((part_of IS NULL) = (place IS NULL))
) STRICT;

CREATE INDEX attachment_of_consumer ON attachment (consumer_id);

-- What else an entry may be about.
ALTER TABLE feedback ADD COLUMN reading INTEGER REFERENCES reading (number);
ALTER TABLE feedback ADD COLUMN payment INTEGER REFERENCES payment (number);

-- What came after the first words: a reply, an answer by hand, or that somebody has taken it up. What the clock does in
-- between follows from these.
CREATE TABLE feedback_event (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    feedback INTEGER NOT NULL REFERENCES feedback (number) ON DELETE CASCADE,
    kind     TEXT NOT NULL CHECK (kind IN ('consumer', 'company', 'taken')),
    text     TEXT CHECK (text <> ''),
    at       INTEGER NOT NULL,
    CHECK ((text IS NULL) = (kind = 'taken'))
) STRICT;

CREATE INDEX event_of_feedback ON feedback_event (feedback);

-- How good an answer was: one for each time that it was answered.
CREATE TABLE feedback_rating (
    feedback INTEGER NOT NULL REFERENCES feedback (number) ON DELETE CASCADE,
    round    INTEGER NOT NULL CHECK (round >= 0),
    stars    INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    comment  TEXT CHECK (comment <> ''),
    at       INTEGER NOT NULL,
    PRIMARY KEY (feedback, round)
) STRICT;

-- What the company shows everybody.
CREATE TABLE public_answer (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL CHECK (kind IN ('question', 'review', 'suggestion', 'complaint')),
    topic    TEXT NOT NULL CHECK (topic IN ('bill', 'payment', 'reading', 'meter', 'other')),
    question TEXT NOT NULL CHECK (question <> ''),
    answer   TEXT NOT NULL CHECK (answer <> ''),
    month    TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]')
) STRICT;
