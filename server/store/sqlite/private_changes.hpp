// Writes what somebody keeps for himself: the messages he saved, the people he does not want to
// see, how he wants to be seen. Owned by the writer, on its thread, within its transactions.
#pragma once

#include "domain/change.hpp"
#include "domain/facts.hpp"
#include "store/sqlite/resident.hpp"

namespace snug::sqlite {

class private_changes {
public:
    explicit private_changes(connection& on);

    void write(const message_saved& what, const resident& now);
    void write(const block_set& what, const resident& now);
    void write(const status_chosen& what, const resident& now);

    /// With a deleted message.
    void clear(std::int64_t mid);
    /// Of somebody who is out.
    void leave(std::int64_t user_no);
    /// Of somebody who wanted to be forgotten.
    void forget(std::int64_t user_no);

    /// Adds to `now.known` what is asked for and there.
    void load(resident& now, const fact_keys& keys);

private:
    statement save_;
    statement let_go_;
    statement clear_;
    statement find_;
    statement count_;
    statement block_;
    statement unblock_;
    statement choose_;
    statement choose_nothing_;
    statement forget_saved_;
    statement forget_blocks_;
    statement forget_notify_;
    statement forget_pace_;
};

}  // namespace snug::sqlite
