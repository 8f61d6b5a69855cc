// Writes what concerns messages: rows, earlier versions, who is called, nonces, read marks, the
// last seq of channels. The last two are gathered and written once per group, since a busy channel
// changes them with every post. Owned by the writer, on its thread, within its transactions.
#pragma once

#include "domain/facts.hpp"
#include "store/sqlite/mention_changes.hpp"
#include "store/sqlite/resident.hpp"

#include <map>

namespace snug::sqlite {

class message_changes {
public:
    explicit message_changes(connection& on);

    void write(const message_posted& what, const resident& now);
    void write(const message_edited& what, const resident& now);
    void write(const message_deleted& what);
    void write(const read_marked& what, const resident& now);
    void remember(const nonce_key& key, const known_nonce& nonce, wall_time at);

    /// Writes what was gathered; before each commit.
    void flush();
    /// Forgets what was gathered; after a rollback.
    void drop();

    /// Deletes nonces older than `before` in one of `nonce_slices` parts of the table. Their keys
    /// are uniform, so parts are alike, and no index on the time is needed, which every post would
    /// pay for.
    void prune_nonces(std::uint8_t slice, wall_time before);
    static constexpr unsigned nonce_slices = 256;

private:
    using person_channel = std::pair<std::int64_t, std::uint32_t>;

    void keep_version(const message& now);

    statement post_;
    statement keep_version_;
    statement drop_version_;
    statement forget_versions_;
    statement edit_;
    statement delete_;
    statement nonce_;
    statement prune_;
    statement last_seq_;
    statement read_;
    mention_changes mentions_;
    std::map<person_channel, sequence> read_marks_;
    std::map<std::uint32_t, sequence> last_seqs_;
};

}  // namespace snug::sqlite
