#include "store/mongo/emoji_documents.hpp"

#include "store/mongo/collections.hpp"
#include "store/mongo/words.hpp"

namespace snug::mongo {

document to_update(const own_emoji& one, position pos) {
    array aliases;
    for (const std::string& alias : one.aliases)
        aliases.add(alias);
    document set;
    set.put("aliases", aliases).put("by", one.by.value()).put("at", one.at);
    put_digest_if(set, "picture", one.picture);
    set.put("animated", one.animated);
    document made = of("$set", set);
    made.put("$setOnInsert", of("pos", pos));
    return made;
}

std::vector<own_emoji> load_emoji(database& from, const scope* in) {
    query wanted{coll::emoji};
    wanted.options.put("sort", of("pos", 1));
    std::vector<own_emoji> made;
    cursor rows = from.find(wanted, in);
    while (rows.next()) {
        const view row = rows.row();
        made.push_back({row.text("_id"),
                        row.texts("aliases"),
                        username(row.text("by")),
                        row.time("at"),
                        digest_if(row, "picture"),
                        row.flag("animated")});
    }
    return made;
}

}  // namespace snug::mongo
