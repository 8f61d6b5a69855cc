// Tells everything that a database holds, one by one, for a move. Owned by a move, on its thread.
// Reads what a majority has; that nobody writes meanwhile is the caller's business, for one moment
// of the past cannot be held open as long as a large store takes.
#pragma once

#include "store/fate.hpp"
#include "store/mongo/chunk_blobs.hpp"
#include "store/mongo/database.hpp"
#include "store/mongo/head_document.hpp"
#include "store/mongo/own_ids.hpp"
#include "store/movable.hpp"

#include <map>
#include <set>

namespace snug::mongo {

class holding_documents {
public:
    holding_documents(database& from, std::string home_collection);

    result<void> tell(const head_state& head, const move_source::see& to);

private:
    using see = move_source::see;

    result<void> tell_people(const see& to);
    result<void> tell_channels(const see& to);
    result<void> tell_messages(const see& to);
    result<void> tell_home(const see& to);
    result<void> tell_attachments(const see& to);
    held_message as_held(message said);
    result<void> tell_versions(const see& to);
    result<void> tell_reactions(const see& to);
    result<void> tell_marks(const see& to);
    result<void> tell_personal(const see& to);
    result<void> tell_shelf(const see& to);
    result<void> tell_records(const see& to);
    result<void> tell_secrets(const see& to);
    result<void> tell_nonces(const see& to);
    result<void> tell_files(const see& to);
    result<void> tell_file(const digest& hash, const stored_file& file, const see& to);

    bool is_there(const channel_id& where) const { return there_.contains(where); }

    database& from_;
    std::string home_;
    std::map<channel_id, sequence> last_seqs_;
    std::set<channel_id> there_;
    std::map<file_id, std::uint32_t> places_;  // of files on their messages
    own_ids ids_;
    std::set<std::uint32_t> gone_;  // numbers of deleted ones, of which messages may be left
};

struct collection_fate {
    std::string_view collection;
    fate how;
};
extern const std::array<collection_fate, 31> collection_fates;

}  // namespace snug::mongo
