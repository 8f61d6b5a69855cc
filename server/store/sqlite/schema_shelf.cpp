#include "store/sqlite/schema.hpp"

namespace snug::sqlite {

// The GIF shelf and what people want to find again there. Bytes lie beside the database, as those
// of files on messages do.
const char* const shelf_migration = R"sql(
CREATE TABLE shelf (
    id TEXT PRIMARY KEY,
    by INTEGER NOT NULL REFERENCES users (no),
    at INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    tags TEXT NOT NULL,              -- with a newline between
    name TEXT NOT NULL,
    kind INTEGER NOT NULL,
    state INTEGER NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    shown BLOB NOT NULL,
    thumb BLOB,
    thumb_large BLOB,
    poster BLOB,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    animated INTEGER NOT NULL,
    thumbhash BLOB NOT NULL,
    waveform BLOB NOT NULL,
    reason TEXT NOT NULL,
    silent INTEGER NOT NULL,
    removed_at INTEGER,
    stays INTEGER NOT NULL
) STRICT;
CREATE INDEX shelf_bytes ON shelf (shown);

CREATE TABLE favourites (
    user INTEGER NOT NULL REFERENCES users (no),
    item TEXT NOT NULL REFERENCES shelf (id),
    PRIMARY KEY (user, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX favourites_of_item ON favourites (item);
)sql";

}  // namespace snug::sqlite
