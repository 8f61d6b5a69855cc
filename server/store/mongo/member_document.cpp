#include "store/mongo/member_document.hpp"

#include "store/mongo/words.hpp"

namespace snug::mongo {

document to_document(const member& who, std::int64_t no) {
    document made;
    made.put("_id", who.name.value())
        .put("no", no)
        .put("display_name", who.display_name)
        .put("role", to_word(who.role))
        .put("bio", who.bio)
        .put("pronouns", who.pronouns)
        .put("colour", who.colour)
        .put("bot", who.bot)
        .put("joined", who.joined);
    if (who.invited_by) made.put("invited_by", who.invited_by->value());
    put_time_if(made, "muted_until", who.muted_until);
    put_digest_if(made, "avatar", who.avatar);
    return made;
}

member_entry to_member(const view& from) {
    member_entry made;
    made.no = from.number("no");
    if (const auto gone = from.text_if("gone")) made.gone = value_of(*gone, departure::left);
    member& who = made.member;
    who.name = username(from.text("_id"));
    who.display_name = from.text("display_name");
    who.role = value_of(from.text("role"), role::guest);
    who.bio = from.text("bio");
    who.pronouns = from.text("pronouns");
    who.colour = from.text("colour");
    who.bot = from.flag("bot");
    who.joined = from.time("joined");
    if (const auto by = from.text_if("invited_by")) who.invited_by = username(std::string(*by));
    who.muted_until = from.time_if("muted_until");
    who.avatar = digest_if(from, "avatar");
    return made;
}

}  // namespace snug::mongo
