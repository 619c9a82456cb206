-- A reading's trail told to its end: what it replaced, what the night will say of it, the photo beside it; and what
-- gas costs.

-- Hryvnias for a cubic metre as the bill prints it; none where the supplier does not say.
ALTER TABLE supplier ADD COLUMN gas_price TEXT
    CHECK (gas_price GLOB '[0-9]*' AND gas_price NOT GLOB '*[^0-9.]*' AND gas_price NOT LIKE '%.%.%'
        AND gas_price NOT LIKE '%.');
ALTER TABLE supplier ADD COLUMN gas_since TEXT CHECK ((gas_price IS NULL) = (gas_since IS NULL));

-- A month of delivery.
ALTER TABLE account ADD COLUMN delivery_kopiykas INTEGER CHECK (delivery_kopiykas >= 0);
ALTER TABLE account ADD COLUMN delivery_since TEXT
    CHECK ((delivery_kopiykas IS NULL) = (delivery_since IS NULL));

-- Since when the operator knows that this meter hangs in the place of another; none where it knows of no replacement.
ALTER TABLE meter ADD COLUMN replaced_on TEXT;

-- The reading that it took the place of.
ALTER TABLE reading ADD COLUMN replaces INTEGER REFERENCES reading (number) CHECK (replaces < number);
-- Why the night will reject it, where it will: until then it stands like any other.
ALTER TABLE reading ADD COLUMN verdict TEXT CHECK (verdict <> '');
-- Planned by a night of this stand-in, not by the seed: gone again when the clock is set back before it.
ALTER TABLE reading ADD COLUMN by_night INTEGER NOT NULL DEFAULT 0
    CHECK (by_night IN (0, 1) AND (by_night = 0 OR source = 'planned'));

UPDATE reading SET replaces =
    (SELECT max(older.number) FROM reading AS older
     WHERE older.meter_id = reading.meter_id AND older.period = reading.period
         AND older.superseded_at IS NOT NULL AND older.number < reading.number)
WHERE rejected_at IS NULL;

CREATE UNIQUE INDEX reading_in_the_place_of ON reading (replaces);

-- Everybody who sees a home has a photo of their own beside its reading: pictures of a wall at home are not handed on
-- with the home.
CREATE TABLE photo (
    reading     INTEGER NOT NULL REFERENCES reading (number),
    consumer_id INTEGER NOT NULL REFERENCES consumer (id),
    media_type  TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp')),
    picture     BLOB NOT NULL CHECK (length(picture) BETWEEN 1 AND 2097152),
    width       INTEGER NOT NULL CHECK (width >= 1),
    height      INTEGER NOT NULL CHECK (height >= 1),
    added_at    INTEGER NOT NULL,
    PRIMARY KEY (reading, consumer_id),
    CHECK (width * height <= 4000000)
) STRICT;

CREATE INDEX photo_of_consumer ON photo (consumer_id);

-- The newest night whose work is done.
CREATE TABLE night (
    only_one  INTEGER PRIMARY KEY CHECK (only_one = 1),
    passed_at INTEGER NOT NULL
) STRICT;
