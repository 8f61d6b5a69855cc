#include "store/sqlite/schema.hpp"

namespace snug::sqlite {

// A message that was passed on keeps whose words it bears and when they were said; the first
// message may go, in its channel too, so it is no foreign key.
const char* const forwarding_migration = R"sql(
ALTER TABLE messages ADD COLUMN forward_mid INTEGER;
ALTER TABLE messages ADD COLUMN forward_at INTEGER;
ALTER TABLE messages ADD COLUMN forward_author INTEGER REFERENCES users (no);
)sql";

const char* const saving_migration = R"sql(
CREATE TABLE saved (
    user INTEGER NOT NULL REFERENCES users (no),
    mid INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (user, mid)
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_newest ON saved (user, at);
CREATE INDEX saved_of_message ON saved (mid);

CREATE TABLE blocks (
    by INTEGER NOT NULL REFERENCES users (no),
    whom INTEGER NOT NULL REFERENCES users (no),
    PRIMARY KEY (by, whom)
) STRICT, WITHOUT ROWID;
)sql";

// An emoji that was taken away keeps its row: the log refers to it.
const char* const own_emoji_migration = R"sql(
CREATE TABLE own_emoji (
    no INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,           -- with a space between
    by INTEGER NOT NULL REFERENCES users (no),
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX own_emoji_names ON own_emoji (name) WHERE gone = 0;
)sql";

// Of words that another program had put into a replica set, carried here by a move: the name that
// stands under them. `author` says nothing then.
const char* const strangers_migration = R"sql(
ALTER TABLE messages ADD COLUMN stranger TEXT;
)sql";

// Who made a channel and when; NULL: nobody knows.
const char* const channel_origin_migration = R"sql(
ALTER TABLE channels ADD COLUMN made_by INTEGER REFERENCES users (no);
ALTER TABLE channels ADD COLUMN made INTEGER;
)sql";

// How somebody chose to be seen; no row: as usual.
const char* const statuses_migration = R"sql(
CREATE TABLE statuses (
    user INTEGER PRIMARY KEY REFERENCES users (no),
    state INTEGER NOT NULL,
    text TEXT NOT NULL,
    emoji TEXT NOT NULL,
    words_until INTEGER              -- NULL: they stay
) STRICT;
)sql";

// Files that people share; `mid` is NULL while no message bears one. Bytes lie beside the database,
// named by the hashes here.
const char* const attachments_migration = R"sql(
CREATE TABLE attachments (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    by INTEGER NOT NULL REFERENCES users (no),
    at INTEGER NOT NULL,
    mid INTEGER,
    place INTEGER NOT NULL,          -- among those of the message
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
    alt TEXT NOT NULL,
    spoiler INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_of_message ON attachments (mid, place) WHERE mid IS NOT NULL;
CREATE INDEX attachments_loose ON attachments (by, at) WHERE mid IS NULL;
CREATE INDEX attachments_unknown ON attachments (state, no) WHERE state = 1;
)sql";

// Small pictures, named by the hashes of their bytes, as files are.
const char* const pictures_migration = R"sql(
ALTER TABLE users ADD COLUMN avatar BLOB;
ALTER TABLE own_emoji ADD COLUMN picture BLOB;
ALTER TABLE own_emoji ADD COLUMN animated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE head ADD COLUMN icon BLOB;
ALTER TABLE attachments ADD COLUMN silent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attachments ADD COLUMN removed_at INTEGER;
ALTER TABLE attachments ADD COLUMN stays INTEGER NOT NULL DEFAULT 0;
ALTER TABLE head ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE head ADD COLUMN keep_over INTEGER NOT NULL DEFAULT 0;
CREATE INDEX attachments_of_person ON attachments (by, shown, size);
CREATE INDEX attachments_large ON attachments (size);
)sql";

const char* const pronouns_migration = R"sql(
ALTER TABLE users ADD COLUMN pronouns TEXT NOT NULL DEFAULT '';
)sql";

}  // namespace snug::sqlite
