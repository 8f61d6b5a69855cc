#include "store/mongo/world_documents.hpp"

#include "store/mongo/channel_document.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"

namespace snug::mongo {

namespace {

query all_of(const char* collection) {
    query made{collection};
    made.options.put("sort", of("no", 1));
    return made;
}

}  // namespace

head_state load_head(database& from, const scope* in) {
    const auto found = from.find_one({coll::head, of("_id", head_id)}, in);
    if (!found) throw failure(0, "the collection `head` is empty");
    return to_head(view(*found));
}

std::vector<member_entry> load_members(database& from, const scope* in) {
    std::vector<member_entry> made;
    cursor found = from.find(all_of(coll::members), in);
    while (found.next())
        made.push_back(to_member(found.row()));
    return made;
}

std::vector<channel> load_channels(database& from, const scope* in) {
    std::vector<channel> made;
    cursor found = from.find(all_of(coll::channels), in);
    while (found.next())
        made.push_back(to_channel(found.row()));
    return made;
}

void set_last_seqs(std::vector<channel>& channels, const head_state& head) {
    for (channel& where : channels) {
        const auto known = head.last_seqs.find(where.id);
        where.last_seq = known == head.last_seqs.end() ? 0 : known->second;
    }
}

}  // namespace snug::mongo
