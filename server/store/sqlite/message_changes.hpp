// Writes what concerns messages: rows, earlier versions, who is called, read marks, the last seq of
// channels. The last is gathered and written once per group, since a busy channel changes it with
// every post; the marks that posts imply are written later still, for the log tells them as well.
// Owned by the writer, on its thread, within its transactions.
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
    /// A mark that no log entry tells: it is written with this group, and all late ones with it,
    /// since the log would overrule it.
    void write(const read_marked& what, const resident& now);
    /// A mark that the log entry of its post tells too.
    void write_late(const read_marked& what, const resident& now);
    /// Late marks are written with this group: their channel is deleted, and its marks with it.
    void mark_now() { marks_are_due_ = true; }

    /// Writes what was gathered; before each commit. Late marks only when one is due or the log
    /// tells of them with `late_max` entries; then now.marked_to moves to the head.
    void flush(resident& now, std::uint64_t late_max);
    /// Forgets what was gathered and reads the late marks from the log; at open and after a
    /// rollback.
    void reload(position marked_to);

private:
    using person_channel = std::pair<std::int64_t, std::uint32_t>;

    void keep_version(const message& now);

    statement post_;
    statement keep_version_;
    statement drop_version_;
    statement forget_versions_;
    statement edit_;
    statement delete_;
    statement last_seq_;
    statement read_;
    statement late_;
    mention_changes mentions_;
    std::map<person_channel, sequence> read_marks_;  // all since marked_to
    bool marks_are_due_ = false;
    std::map<std::uint32_t, sequence> last_seqs_;
};

}  // namespace snug::sqlite
