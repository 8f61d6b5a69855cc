// Questions to the database, each within one snapshot, from the primary: what was acknowledged by
// any node before a call is seen by it. One per reader thread; it borrows a connection for as long
// as it lives.
#pragma once

#include "store/mongo/log_reader.hpp"
#include "store/mongo/options.hpp"
#include "store/reader.hpp"

namespace snug::mongo {

class mongo_reader final : public reader {
public:
    mongo_reader(client_pool& pool, const mongo_options& options);

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
    void add_referenced(message_page& page, const scope& in);

    database on_;
    message_documents messages_;
    log_reader log_;
};

}  // namespace snug::mongo
