// Answers questions from one query_only connection. Owned by one reader thread; every call is one
// transaction, so what it tells belongs together. It never writes and never checkpoints.
#pragma once

#include "store/reader.hpp"
#include "store/sqlite/log_reader.hpp"
#include "store/sqlite/message_rows.hpp"
#include "store/sqlite/world_rows.hpp"

#include <unordered_map>

namespace snug::sqlite {

class sqlite_reader final : public reader {
public:
    explicit sqlite_reader(connection on);

    result<log_head> head() override;
    result<world_state> world() override;
    result<std::vector<committed>> log_after(position after, std::size_t limit) override;
    result<message_page> messages(const page_request& wanted) override;
    result<std::optional<message>> message_by_id(const message_id& id) override;
    result<std::vector<read_state>> reads_of(const username& user) override;
    result<std::optional<session>> session_by_secret(const secret_hash& secret) override;
    result<std::vector<session>> sessions_of(const username& user) override;
    result<std::optional<credentials>> credentials_of(const username& user) override;
    result<std::optional<invite>> invite_by_code(const secret_hash& code) override;
    result<std::vector<invite>> invites() override;
    result<std::optional<sign_in_link>> link_by_code(const secret_hash& code) override;

private:
    using channel_marks = std::unordered_map<std::int64_t, sequence>;  // by the channel's number

    void add_referenced(message_page& page);
    channel_marks marks_of(std::int64_t user_no);
    std::uint64_t unread_of(std::int64_t user_no, const channel& where, sequence read_seq);

    connection on_;
    world_rows world_;
    message_rows messages_;
    log_reader log_;
    statement channel_;
    statement member_;
    statement marks_;
    statement late_marks_;
    statement unread_;
    statement session_by_secret_;
    statement sessions_of_;
    statement credentials_;
    statement invite_;
    statement invites_;
    statement link_;
};

}  // namespace snug::sqlite
