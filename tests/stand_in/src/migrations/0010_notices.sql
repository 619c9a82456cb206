-- What the companies tell: an outage at one home, a new price to all homes of a supplier, news to everybody.
CREATE TABLE notice (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind           TEXT NOT NULL CHECK (kind IN ('outage', 'gas_price', 'news')),
    account_id     TEXT REFERENCES account (id),
    supplier_id    INTEGER REFERENCES supplier (id),
    published_at   INTEGER NOT NULL,
    -- The moment after which nobody is told any more.
    over_at        INTEGER NOT NULL CHECK (over_at > published_at),
    starts_at      INTEGER,
    ends_at        INTEGER CHECK (ends_at > starts_at),
    since          TEXT,
    price          TEXT,
    previous_price TEXT,
    text           TEXT CHECK (length(text) BETWEEN 1 AND 1000),
    CHECK ((kind = 'outage') = (starts_at IS NOT NULL AND account_id IS NOT NULL)),
    CHECK ((kind = 'gas_price') = (price IS NOT NULL AND since IS NOT NULL AND supplier_id IS NOT NULL)),
    CHECK (kind <> 'news' OR text IS NOT NULL)
) STRICT;
