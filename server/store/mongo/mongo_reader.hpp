// Questions to the database, each within one snapshot, from the primary: what was acknowledged by
// any node before a call is seen by it. One per reader thread; it borrows a connection for as long
// as it lives.
#pragma once

#include "store/mongo/log_reader.hpp"
#include "store/mongo/mention_documents.hpp"
#include "store/mongo/message_walk.hpp"
#include "store/mongo/options.hpp"
#include "store/mongo/personal_documents.hpp"
#include "store/mongo/private_documents.hpp"
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
    result<std::optional<shelf_item>> find_shelved(const document& filter, const username& viewer);
    std::optional<sequence> last_seq_of(const channel_id& where, const scope& in);
    std::vector<message> referenced_by(const std::vector<message>& page, const scope& in);
    result<member> member_called(const username& name, const scope& in);
    std::set<channel_id> seen_by(const member& who, const scope& in);
    mention_page page_of(const std::vector<message_id>& ids, std::string next, const scope& in);
    std::map<channel_id, sequence> marks_of(const username& who,
                                            std::int64_t marked_to,
                                            const scope& in);

    database on_;
    message_documents messages_;
    reaction_documents reactions_;
    mention_documents mentions_;
    personal_documents personal_;
    private_documents private_;
    message_walk walk_;
    log_reader log_;
};

}  // namespace snug::mongo
