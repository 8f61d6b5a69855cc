#include "store/mongo/part_document.hpp"

#include "store/mongo/collections.hpp"

namespace snug::mongo {

document to_document(const part_document& made) {
    document row = of("_id", made.facts.id);
    row.put("by", made.facts.by.value()).put("name", made.facts.name);
    row.put("size", made.facts.size).put("offset", made.facts.offset);
    row.put("expires", made.facts.expires).put("key", made.key);
    return row;
}

part_document to_part(const view& row) {
    part_document made;
    made.facts.id = row.text("_id");
    made.facts.by = username(row.text("by"));
    made.facts.name = row.text("name");
    made.facts.size = row.count("size");
    made.facts.offset = row.count("offset");
    made.facts.expires = row.time("expires");
    made.key = to_array<32>(row.bytes("key"));
    made.tail = as_view(row.bytes("tail"));
    if (row.has("hash")) made.hash = to_array<32>(row.bytes("hash"));
    made.is_spare = row.flag("spare");
    return made;
}

std::optional<part_document> find_part(database& on, const std::string& id) {
    if (!is_part_id(id)) return std::nullopt;
    const auto row = on.find_one({coll::uploads, of("_id", id)});
    if (!row) return std::nullopt;
    return to_part(view(*row));
}

document part_at(const std::string& id, std::uint64_t offset) {
    document filter = of("_id", id);
    return filter.put("offset", offset).put_null("hash");
}

bool change_part(database& on, const document& filter, const document& change, const scope* in) {
    document statement = of("q", filter);
    statement.put("u", change);
    document command = of("update", coll::uploads);
    command.put("updates", array().add(statement));
    return view(on.write(command, in)).number("n") == 1;
}

}  // namespace snug::mongo
