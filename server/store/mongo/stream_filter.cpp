#include "store/mongo/stream_filter.hpp"

#include "store/mongo/collections.hpp"

namespace snug::mongo {

namespace {

document groups_and_letters() {
    document made = of("operationType", "insert");
    made.put("ns.coll", of("$in", array().add(coll::log).add(coll::mail)));
    return made;
}

/// Ours bear numbers of a width that other programs seldom choose; whoever imitates that too is
/// found out when his number's turn comes.
document inserted_by_others() {
    const document not_ours = of("fullDocument.seq", of("$not", of("$type", "long")));
    const document misplaced = of("fullDocument.channel", of("$ne", home_channel.value()));
    document made = of("operationType", "insert");
    made.put("$or", array().add(not_ours).add(misplaced));
    return made;
}

/// Each of our changes gives a new `rev`, or is a mark.
document changed_by_others() {
    document made = of("operationType", "update");
    for (const std::string mark : {"rev", "snug_refused", "snug_seen"})
        made.put("updateDescription.updatedFields." + mark, of("$exists", false));
    return made;
}

/// We never do these.
document replaced_or_removed() {
    return of("operationType", of("$in", array().add("replace").add("delete")));
}

document doings_of_others(const std::string& home) {
    document made = of("ns.coll", home);
    made.put("$or",
             array().add(inserted_by_others()).add(changed_by_others()).add(replaced_or_removed()));
    return made;
}

document if_else(const document& condition, const auto& then, const auto& otherwise) {
    return of("$cond", array().add(condition).add(then).add(otherwise));
}

}  // namespace

array stream_filter(const std::string& home) {
    document match;
    match.put("$or", array().add(groups_and_letters()).add(doings_of_others(home)));
    const document is_home = of("$eq", array().add("$ns.coll").add(of("$literal", home)));
    const document is_bare =
        of("$eq", array().add(of("$type", "$fullDocument.seq")).add("missing"));
    document shape = of("updateDescription", "$$REMOVE");
    shape.put("bare", if_else(is_home, is_bare, "$$REMOVE"));
    shape.put("fullDocument", if_else(is_home, "$$REMOVE", "$fullDocument"));
    return array().add(of("$match", match)).add(of("$set", shape));
}

}  // namespace snug::mongo
