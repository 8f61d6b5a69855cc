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

namespace {

std::vector<channel> read_channels(database& from, const document& filter, const scope* in) {
    std::vector<channel> made;
    query wanted = all_of(coll::channels);
    wanted.filter = filter;
    cursor found = from.find(wanted, in);
    while (found.next())
        made.push_back(to_channel(found.row()));
    return made;
}

}  // namespace

std::vector<channel> load_channels(database& from, const scope* in) {
    return read_channels(from, of("gone", of("$exists", false)), in);
}

std::vector<channel> load_gone_channels(database& from, position pos, const scope* in) {
    return read_channels(from, of("gone", of("$gt", pos)), in);
}

std::uint32_t load_last_channel_no(database& from, const scope* in) {
    query wanted{coll::channels};
    wanted.options.put("sort", of("no", -1));
    const auto last = from.find_one(wanted, in);
    return last ? static_cast<std::uint32_t>(view(*last).count("no")) : 0;
}

void set_last_seqs(std::vector<channel>& channels, const head_state& head) {
    for (channel& where : channels) {
        const auto known = head.last_seqs.find(where.id);
        where.last_seq = known == head.last_seqs.end() ? 0 : known->second;
    }
}

}  // namespace snug::mongo
