#include "store/sqlite/resident.hpp"

#include "domain/permission.hpp"

#include <algorithm>

namespace snug::sqlite {

resident load_resident(world_rows& from) {
    resident made;
    head_row head = from.head();
    made.head = std::move(head.log);
    made.marked_to = head.marked_to;
    made.known.server = head.server;
    made.known.set_up = head.set_up;
    made.known.setup_token = head.setup_token;
    for (user_row& user : from.users()) {
        const username name = user.member.name;
        made.user_numbers.emplace(name, user.no);
        made.last_user_number = user.no;
        made.known.known_names.insert(name);
        if (!user.gone && user.member.role == role::owner) ++made.known.owner_count;
        if (user.gone == departure::banned) made.known.banned.insert(name);
        if (user.gone == departure::deleted) made.known.forgotten.insert(name);
        auto& where = user.gone ? made.known.gone_members : made.known.members;
        where.emplace(name, std::move(user.member));
    }
    for (const channel_number& one : from.channel_numbers()) {
        made.channel_numbers.emplace(one.id, one.no);
        made.known.last_channel_no = std::max(made.known.last_channel_no, one.no);
    }
    for (channel& where : from.channels()) {
        const channel_id id = where.id;
        if (!is_talk(where)) ++made.known.channel_count;
        made.known.channels.emplace(id, std::move(where));
    }
    for (own_emoji& one : from.emoji())
        made.known.emoji.emplace(one.name, one);
    for (const block& one : from.blocks())
        made.known.blocks.insert(one);
    return made;
}

}  // namespace snug::sqlite
