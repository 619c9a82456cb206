-- Visits to the company's offices. Who receives, and when, is no data of the database.
CREATE TABLE appointment (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Nobody's where the time was given out by phone.
    consumer_id    INTEGER REFERENCES consumer (id),
    account_id     TEXT REFERENCES account (id),
    receptionist   TEXT NOT NULL,
    starts_at      INTEGER NOT NULL,
    ends_at        INTEGER NOT NULL CHECK (ends_at > starts_at),
    subject        TEXT NOT NULL,
    text           TEXT NOT NULL,
    reminder       TEXT NOT NULL CHECK (reminder IN ('none', 'sms', 'email')),
    -- When a reminder goes; nothing where it was too late for one from the start.
    remind_at      INTEGER,
    reminded_at    INTEGER,
    created_at     INTEGER NOT NULL,
    cancelled_at   INTEGER,
    called_off_at  INTEGER CHECK (called_off_at IS NULL OR cancelled_at IS NULL),
    company_words  TEXT,
    CHECK ((called_off_at IS NULL) = (company_words IS NULL))
) STRICT;

CREATE INDEX appointment_of_consumer ON appointment (consumer_id);

-- Nobody is received at the same time as somebody else. What the company has called off stays taken: nobody is there.
CREATE UNIQUE INDEX one_visit_at_a_time ON appointment (receptionist, starts_at) WHERE cancelled_at IS NULL;

CREATE TABLE appointment_move (
    appointment INTEGER NOT NULL REFERENCES appointment (number) ON DELETE CASCADE,
    at          INTEGER NOT NULL,
    -- The time that it has had since, and the one before.
    starts_at   INTEGER NOT NULL,
    instead_of  INTEGER NOT NULL
) STRICT;

CREATE INDEX move_of_appointment ON appointment_move (appointment);

-- How many of the next bookings somebody else is quicker than: a switch for demo and journeys.
CREATE TABLE rival (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    times    INTEGER NOT NULL CHECK (times >= 0)
) STRICT;
