// Writes channels and who is in them. A deleted channel keeps its row and loses its messages in
// slices, so that no post waits for a long one. Owned by the writer, on its thread, within its
// transactions.
#pragma once

#include "domain/change.hpp"
#include "store/sqlite/resident.hpp"

#include <vector>

namespace snug::sqlite {

class channel_changes {
public:
    explicit channel_changes(connection& on);

    /// New channels get their place among the numbers here.
    void write(const channel_created& what, resident& now);
    void write(const channel_updated& what, const resident& now);
    void write(const channel_opened& what, const resident& now);
    void write(const channel_closed& what, const resident& now);
    void write(const channel_deleted& what, const resident& now);
    void write(const channel_let_in& what, const resident& now);
    void write(const channel_put_out& what, const resident& now);

    /// Somebody has gone: out of all of them.
    void put_out_of_all(std::int64_t user_no);

    /// Whether messages of deleted channels are left.
    bool has_rubbish() const { return !rubbish_.empty(); }
    /// Takes a slice of them away.
    void sweep();
    /// Looks again, after a rollback; `forget` leaves them until the next start.
    void find_rubbish();
    void forget_rubbish() { rubbish_.clear(); }

private:
    void put(const channel& what, const resident& now);
    void let_in(std::uint32_t channel_no, std::int64_t user_no);
    int delete_messages(std::uint32_t channel_no);

    statement put_;
    statement delete_;
    statement let_in_;
    statement put_out_;
    statement put_out_of_all_;
    statement find_rubbish_;
    statement first_;
    statement forget_reads_;
    statement forget_notify_;
    statement purged_;
    std::vector<statement> delete_messages_;  // one per table, messages last
    std::vector<std::uint32_t> rubbish_;
};

}  // namespace snug::sqlite
