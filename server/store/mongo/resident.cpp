#include "store/mongo/resident.hpp"

#include "domain/permission.hpp"
#include "store/mongo/emoji_documents.hpp"
#include "store/mongo/private_documents.hpp"

namespace snug::mongo {

void resident::follow(head_state now, database& from, const scope& in) {
    head = std::move(now);
    if (people_turn_ != head.people_turn) load_people(from, in);
    known.server = head.server;
    known.set_up = head.set_up;
    known.setup_token.reset();
    if (!head.setup_offers.empty()) known.setup_token = head.setup_offers.back().token;
    for (const auto& [where, seq] : head.last_seqs) {
        const auto found = known.channels.find(where);
        if (found != known.channels.end()) found->second.last_seq = seq;
    }
}

void resident::load_people(database& from, const scope& in) {
    known = {};
    user_numbers.clear();
    last_user_number = 0;
    for (member_entry& one : load_members(from, &in)) {
        const username name = one.member.name;
        user_numbers.emplace(name, one.no);
        last_user_number = std::max(last_user_number, one.no);
        known.known_names.insert(name);
        if (one.gone == departure::banned) known.banned.insert(name);
        if (one.gone == departure::deleted) known.forgotten.insert(name);
        if (!one.gone && one.member.role == role::owner) ++known.owner_count;
        (one.gone ? known.gone_members : known.members).emplace(name, std::move(one.member));
    }
    for (channel& where : load_channels(from, &in)) {
        const channel_id id = where.id;
        if (!is_talk(where)) ++known.channel_count;
        known.channels.emplace(id, std::move(where));
    }
    for (own_emoji& one : load_emoji(from, &in))
        known.emoji.emplace(one.name, one);
    for (const block& one : load_blocks(from, &in))
        known.blocks.insert(one);
    known.last_channel_no = load_last_channel_no(from, &in);
    people_turn_ = head.people_turn;
}

}  // namespace snug::mongo
