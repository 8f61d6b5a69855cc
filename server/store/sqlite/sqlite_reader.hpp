// Answers questions from one query_only connection. Owned by one reader thread; every call is one
// transaction, so what it tells belongs together. It never writes and never checkpoints.
#pragma once

#include "store/reader.hpp"
#include "store/sqlite/extra_rows.hpp"
#include "store/sqlite/log_reader.hpp"
#include "store/sqlite/message_rows.hpp"
#include "store/sqlite/read_rows.hpp"
#include "store/sqlite/said_rows.hpp"
#include "store/sqlite/search_rows.hpp"
#include "store/sqlite/shelf_rows.hpp"
#include "store/sqlite/world_rows.hpp"

namespace snug::sqlite {

class sqlite_reader final : public reader {
public:
    /// `folder` is where the search index lies.
    sqlite_reader(connection on, std::filesystem::path folder);

    result<log_head> head() override;
    result<world_state> world() override;
    result<std::vector<committed>> log_after(position after, std::size_t limit) override;
    result<message_page> messages(const page_request& wanted) override;
    result<std::optional<message>> message_by_id(const message_id& id) override;
    result<std::vector<read_state>> reads_of(const username& user) override;
    result<message_page> pins(const channel_id& where) override;
    result<std::vector<message_version>> versions_of(const message_id& id) override;
    result<std::vector<username>> reactors(const message_id& id,
                                           const std::string& emoji,
                                           std::size_t skip,
                                           std::size_t limit) override;
    result<bool> has_reacted(const reaction_key& key) override;
    result<mention_page> mentions_of(const username& user,
                                     const std::string& before,
                                     std::size_t limit) override;
    result<search_page> search(const search_request& wanted) override;
    result<mention_page> saved_of(const username& user,
                                  const std::string& before,
                                  std::size_t limit) override;
    result<mention_page> said_by(const username& author,
                                 const std::string& after,
                                 std::size_t limit) override;
    result<std::vector<message_id>> messages_by(const username& author,
                                                wall_time since,
                                                std::size_t limit) override;
    result<std::vector<audit_entry>> audit(std::uint64_t before, std::size_t limit) override;
    result<std::vector<username>> banned() override;
    result<std::optional<kept_file>> file_by_id(const file_id& id) override;
    result<std::vector<kept_file>> unknown_files(std::size_t limit) override;
    result<std::vector<file_id>> loose_files(wall_time since, std::size_t limit) override;
    result<space_report> space(const std::optional<username>& of) override;
    result<std::vector<kept_file>> largest_files(const std::optional<username>& of,
                                                 std::size_t limit) override;
    result<std::vector<file_id>> aging_files(const aging_request& wanted) override;
    result<std::vector<digest>> blobs_in_use() override;
    result<shelf_page> shelf(const shelf_request& wanted) override;
    result<std::optional<shelf_item>> shelved_by_id(const file_id& id,
                                                    const username& viewer) override;
    result<std::optional<shelf_item>> shelved_by_bytes(const digest& shown,
                                                       const username& viewer) override;
    result<std::optional<session>> session_by_secret(const secret_hash& secret) override;
    result<std::vector<session>> sessions_of(const username& user) override;
    result<std::optional<credentials>> credentials_of(const username& user) override;
    result<std::optional<invite>> invite_by_code(const secret_hash& code) override;
    result<std::vector<invite>> invites() override;
    result<std::optional<sign_in_link>> link_by_code(const secret_hash& code) override;

private:
    mention_page page_of(const std::vector<std::int64_t>& mids, std::string next);
    std::optional<shelf_item> as_seen(std::optional<shelved> found, const username& viewer);
    void add_referenced(const std::vector<message>& to, std::vector<message>& referenced);

    connection on_;
    world_rows world_;
    message_rows messages_;
    attachment_rows attachments_;
    shelf_rows shelf_;
    log_reader log_;
    read_rows reads_;
    extra_rows extras_;
    search_rows search_;
    said_rows said_;
    statement channel_;
    statement session_by_secret_;
    statement sessions_of_;
    statement credentials_;
    statement invite_;
    statement invites_;
    statement link_;
};

}  // namespace snug::sqlite
