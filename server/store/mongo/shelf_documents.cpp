#include "store/mongo/shelf_documents.hpp"

#include "store/mongo/attachment_document.hpp"
#include "store/mongo/collections.hpp"

namespace snug::mongo {

/// `what` is as that of a file on a message, which has no tags and counts nothing.
document to_document(const shelved& what) {
    array tags;
    for (const std::string& one : what.tags)
        tags.add(one);
    document made = of("_id", what.id.value());
    made.put("by", what.by.value())
        .put("at", what.at)
        .put("uses", what.uses)
        .put("tags", tags)
        .put("what", to_document(attachment{what.id, what.name, what.look, {}, false}));
    return made;
}

shelved to_shelved(const view& from) {
    attachment file = to_attachment(from.child("what"));
    return {std::move(file.id),
            std::move(file.name),
            std::move(file.look),
            from.texts("tags"),
            username(from.text("by")),
            from.time("at"),
            from.count("uses")};
}

document to_id(const favourite& what) {
    document made;
    made.put("user", what.user.value()).put("item", what.item.value());
    return made;
}

document to_document(const favourite& what) {
    return of("_id", to_id(what));
}

favourite to_favourite(const view& from) {
    const view id = from.child("_id");
    return {username(id.text("user")), file_id(id.text("item"))};
}

std::vector<shelved> load_shelf(database& from, const document& filter, const scope* in) {
    query wanted{coll::shelf, filter};
    wanted.options.put("sort", of("_id", 1));
    std::vector<shelved> made;
    cursor rows = from.find(wanted, in);
    while (rows.next())
        made.push_back(to_shelved(rows.row()));
    return made;
}

std::set<file_id> load_favourites(database& from, const username& whose, const scope* in) {
    std::set<file_id> made;
    cursor rows = from.find({coll::favourites, of("_id.user", whose.value())}, in);
    while (rows.next())
        made.insert(to_favourite(rows.row()).item);
    return made;
}

std::vector<digest> shelf_blobs(database& from, const scope* in) {
    std::vector<digest> made;
    for (const shelved& one : load_shelf(from, document(), in)) {
        made.push_back(one.look.shown);
        for (const auto& part : {one.look.thumb, one.look.thumb_large, one.look.poster}) {
            if (part) made.push_back(*part);
        }
    }
    return made;
}

void load_shelf_facts(database& from, facts& known, const fact_keys& keys, const scope& in) {
    if (keys.whole_shelf || !keys.shelf.empty()) {
        array ids;
        for (const file_id& id : keys.shelf)
            ids.add(id.value());
        const document filter = keys.whole_shelf ? document() : of("_id", of("$in", ids));
        for (shelved& one : load_shelf(from, filter, &in)) {
            const file_id id = one.id;
            known.shelf.insert_or_assign(id, std::move(one));
        }
    }
    if (keys.favourites.empty()) return;
    array ids;
    for (const favourite& one : keys.favourites)
        ids.add(to_id(one));
    cursor rows = from.find({coll::favourites, of("_id", of("$in", ids))}, &in);
    while (rows.next())
        known.favourites.insert(to_favourite(rows.row()));
}

}  // namespace snug::mongo
