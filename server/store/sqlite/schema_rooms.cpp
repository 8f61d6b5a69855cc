#include "store/sqlite/schema.hpp"

namespace snug::sqlite {

// `reactions.kind` is the position of that emoji's first use on the message, so that kinds keep
// their order whoever takes his back. `emoji` holds each text once, since the log refers to it by
// number. `mentions` has a row per person called, `broadcasts` one per @everyone, however many
// people there are: a badge is an index count. A deleted channel keeps its row (message ids name
// its number, the log refers to it) and loses its messages bit by bit; `purged` says when that is
// done.
const char* const rooms_migration = R"sql(
ALTER TABLE messages ADD COLUMN pinned INTEGER;   -- 1 or NULL
ALTER TABLE messages ADD COLUMN detail TEXT;      -- of a line of the server
ALTER TABLE messages ADD COLUMN here TEXT;        -- whom @here called
CREATE INDEX messages_pinned ON messages (mid) WHERE pinned IS NOT NULL;

CREATE TABLE versions (
    mid INTEGER NOT NULL,
    rev INTEGER NOT NULL,            -- of the edit that replaced it
    at INTEGER NOT NULL,             -- when it was written
    content TEXT NOT NULL,
    PRIMARY KEY (mid, rev)
) STRICT, WITHOUT ROWID;

CREATE TABLE emoji (
    no INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE reactions (
    mid INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    pos INTEGER NOT NULL,
    emoji INTEGER NOT NULL REFERENCES emoji (no),
    user INTEGER NOT NULL REFERENCES users (no),
    PRIMARY KEY (mid, kind, pos)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX reactions_by_whom ON reactions (mid, emoji, user);

CREATE TABLE mentions (
    user INTEGER NOT NULL REFERENCES users (no),
    mid INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (user, mid)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_newest ON mentions (user, at);
CREATE INDEX mentions_of_message ON mentions (mid);

CREATE TABLE broadcasts (
    mid INTEGER PRIMARY KEY,
    author INTEGER NOT NULL REFERENCES users (no),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX broadcasts_newest ON broadcasts (at);

ALTER TABLE channels ADD COLUMN keeper INTEGER REFERENCES users (no);
ALTER TABLE channels ADD COLUMN gone INTEGER;     -- position at which it was deleted
ALTER TABLE channels ADD COLUMN purged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_members ADD COLUMN since INTEGER NOT NULL DEFAULT 0;

CREATE TABLE notify (
    user INTEGER NOT NULL REFERENCES users (no),
    channel INTEGER NOT NULL REFERENCES channels (no),
    level INTEGER NOT NULL,
    muted_until INTEGER,
    hidden INTEGER NOT NULL,
    PRIMARY KEY (user, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX notify_hidden ON notify (channel) WHERE hidden = 1;

CREATE TABLE slow_posts (
    user INTEGER NOT NULL REFERENCES users (no),
    channel INTEGER NOT NULL REFERENCES channels (no),
    at INTEGER NOT NULL,
    PRIMARY KEY (user, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    no INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    what TEXT NOT NULL,
    target TEXT NOT NULL,
    channel TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
)sql";

}  // namespace snug::sqlite
