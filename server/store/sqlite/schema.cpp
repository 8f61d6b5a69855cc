#include "store/sqlite/schema.hpp"

#include "store/sqlite/files.hpp"
#include "store/sqlite/statement.hpp"

#include <array>
#include <cstdio>

namespace snug::sqlite {

namespace {

// `mid` is the channel's number << 40 | seq: messages lie in the order in which they are read, an
// integer key serves a full-text index later, and neither the id nor (channel, seq) needs an index
// of its own. Short columns of `messages` stand before the text, so that long texts are not read
// for them. `log` holds references only, never text: deleted words must not live on in it.
constexpr const char* foundation = R"sql(
CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL,
    pos INTEGER NOT NULL,
    pruned_to INTEGER NOT NULL,
    server_name TEXT NOT NULL,
    set_up INTEGER NOT NULL,
    setup_token BLOB,
    probes INTEGER NOT NULL          -- counted up to find out whether a write is possible
) STRICT;

CREATE TABLE users (
    no INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    gone INTEGER,                    -- how somebody went; NULL: is in
    display_name TEXT NOT NULL,
    role INTEGER NOT NULL,
    bio TEXT NOT NULL,
    colour TEXT NOT NULL,
    bot INTEGER NOT NULL,
    joined INTEGER NOT NULL,
    invited_by TEXT,
    muted_until INTEGER,
    password_hash TEXT
) STRICT;

CREATE TABLE channels (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    last_seq INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    sign TEXT NOT NULL,
    topic TEXT NOT NULL,
    section TEXT NOT NULL,
    position INTEGER NOT NULL,
    private INTEGER NOT NULL,
    moderators_post INTEGER NOT NULL,
    slow_mode_s INTEGER NOT NULL,
    archived INTEGER NOT NULL
) STRICT;

CREATE TABLE channel_members (
    channel INTEGER NOT NULL REFERENCES channels (no),
    user INTEGER NOT NULL REFERENCES users (no),
    PRIMARY KEY (channel, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX channel_members_by_user ON channel_members (user);

CREATE TABLE messages (
    mid INTEGER PRIMARY KEY,
    rev INTEGER NOT NULL,
    at INTEGER NOT NULL,
    author INTEGER NOT NULL REFERENCES users (no),
    system INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    reply_to INTEGER,
    edited INTEGER,
    mentions TEXT,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE nonces (
    key BLOB PRIMARY KEY,
    mid INTEGER NOT NULL,
    body BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE log (
    pos INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    ref INTEGER NOT NULL,            -- mid, channel or user, as the kind says
    extra INTEGER,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE reads (
    user INTEGER NOT NULL REFERENCES users (no),
    channel INTEGER NOT NULL REFERENCES channels (no),
    seq INTEGER NOT NULL,
    PRIMARY KEY (user, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    secret BLOB NOT NULL UNIQUE,
    user INTEGER NOT NULL REFERENCES users (no),
    device TEXT NOT NULL,
    created INTEGER NOT NULL,
    last_used INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user);

CREATE TABLE invites (
    no INTEGER PRIMARY KEY,
    code BLOB NOT NULL UNIQUE,
    by INTEGER NOT NULL REFERENCES users (no),
    role INTEGER NOT NULL,
    channels TEXT NOT NULL,          -- ids with a space between
    uses INTEGER NOT NULL,
    uses_max INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    revoked INTEGER NOT NULL
) STRICT;

CREATE TABLE links (
    code BLOB PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES users (no),
    by INTEGER REFERENCES users (no),
    expires INTEGER NOT NULL,
    brings_back INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO head VALUES (1, lower(hex(randomblob(8))), 0, 0, '', 0, NULL, 0);
)sql";

// Nonces lie in the order of their posts, found by an index in memory: a key that is a hash put
// each into a page of its own. Keys are hashed otherwise than before, so earlier ones would not be
// found. `marked_to`: up to here the read marks that posts imply stand in `reads`; later ones
// follow from `log`, whose entry of a post names in `extra` whom it marks.
constexpr const char* cheaper_posts = R"sql(
DROP TABLE nonces;
CREATE TABLE nonces (
    no INTEGER PRIMARY KEY,
    key BLOB NOT NULL,
    mid INTEGER NOT NULL,
    body BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;
ALTER TABLE head ADD COLUMN marked_to INTEGER NOT NULL DEFAULT 0;
UPDATE head SET marked_to = pos;
)sql";

// Which file this was when it was last opened: a copy that was put back is another.
constexpr const char* file_identity = R"sql(
ALTER TABLE head ADD COLUMN file TEXT NOT NULL DEFAULT '';
)sql";

const std::array<const char*, 14>& all_migrations() {
    static const std::array<const char*, 14> all = {foundation,
                                                    rooms_migration,
                                                    cheaper_posts,
                                                    file_identity,
                                                    forwarding_migration,
                                                    saving_migration,
                                                    own_emoji_migration,
                                                    pronouns_migration,
                                                    strangers_migration,
                                                    channel_origin_migration,
                                                    statuses_migration,
                                                    attachments_migration,
                                                    pictures_migration,
                                                    shelf_migration};
    return all;
}

/// A copy of a file of an older schema, so that a host can go back. It bears its name only once it
/// is whole.
result<void> keep_copy(connection& writer, const std::string& path, std::int64_t version) {
    const std::string copy = path + ".before-" + std::to_string(version + 1);
    const std::string part = copy + ".part";
    std::remove(part.c_str());
    statement(writer, "VACUUM INTO ?1").run(part);
    if (sync_file(part) && std::rename(part.c_str(), copy.c_str()) == 0) return {};
    return refuse(errc::unavailable,
                  path + ": no copy could be made before its upgrade; make room and try again.");
}

result<void> check_is_ours(connection& writer, const std::string& path) {
    const bool is_new = writer.number("PRAGMA page_count") == 0;
    if (is_new || writer.number("PRAGMA application_id") == application_id) return {};
    return refuse(errc::unavailable,
                  path + " is not a database of Snug: name another folder with --data.");
}

}  // namespace

std::span<const char* const> migrations() {
    return all_migrations();
}

result<void> migrate(connection& writer, const std::string& path) {
    return migrate_with(writer, path, all_migrations());
}

result<void> migrate_with(connection& writer,
                          const std::string& path,
                          std::span<const char* const> steps) {
    if (const auto ours = check_is_ours(writer, path); !ours) return ours;
    const std::int64_t version = writer.number("PRAGMA user_version");
    const auto newest = static_cast<std::int64_t>(steps.size());
    if (version > newest) {
        return refuse(errc::unavailable,
                      path + " was written by a newer Snug (schema " + std::to_string(version) +
                          ", this one knows " + std::to_string(newest) + "): start that version.");
    }
    if (version == newest) return {};
    if (version > 0) {
        if (const auto kept = keep_copy(writer, path, version); !kept) return kept;
    }
    transaction all(writer, transaction::kind::write);
    for (const char* step : steps.subspan(static_cast<std::size_t>(version)))
        writer.execute(step);
    writer.execute("PRAGMA application_id=" + std::to_string(application_id));
    writer.execute("PRAGMA user_version=" + std::to_string(newest));
    all.commit();
    return {};
}

}  // namespace snug::sqlite
