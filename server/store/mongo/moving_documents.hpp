// Writes what is carried into an empty database, holding by holding, in batches that a majority
// confirms. Owned by a move, on its thread. It knows no rule: what it is given was decided
// elsewhere.
#pragma once

#include "store/holding.hpp"
#include "store/mongo/batch.hpp"

#include <map>

namespace snug::mongo {

class moving_documents {
public:
    moving_documents(database& to, std::string home_collection);

    /// Throws a failure. errc::invalid_content: it names somebody who was not told.
    result<void> take(const holding& one);

    /// Sends what has gathered.
    void flush();

    /// What the head has to say once all is there.
    document head(const std::string& epoch) const;

private:
    void write(const held_head& one);
    void write(const held_person& one);
    void write(const held_channel& one);
    void write(const held_message& one);
    void write(const held_file& one);
    void write(const held_versions& one);
    void write(const held_reaction& one);
    void write(const held_mark& one);
    void write(const held_choice& one);
    void write(const held_pace& one);
    void write(const held_saved& one);
    void write(const block& one);
    void write(const chosen_status& one);
    void write(const own_emoji& one);
    void write(const shelved& one);
    void write(const held_favourite& one);
    void write(const audit_entry& one);
    void write(const session& one);
    void write(const invite& one);
    void write(const sign_in_link& one);
    void write(const held_nonce& one);
    void write(const held_piece& one);

    void insert(const std::string& collection, const document& what);

    database& to_;
    std::string home_;
    batch gathered_;
    std::size_t gathered_count_ = 0;
    std::size_t gathered_bytes_ = 0;
    held_head stands_at_;
    std::map<username, std::int64_t> numbers_;  // of people
    std::map<channel_id, sequence> last_seqs_;
    std::uint64_t audit_no_ = 0;
    std::int64_t invites_ = 0;
    position emoji_ = 0;
    std::int64_t nonces_ = 0;
};

}  // namespace snug::mongo
