#include "store/mongo/part_ledger.hpp"

#include "base/transfer_limits.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"

#include <algorithm>

namespace snug::mongo {

namespace {

constexpr const char* ledger_id = "";

std::int64_t update_ledger(database& on, const document& filter, const document& change) {
    document statement = of("q", filter);
    statement.put("u", change);
    document command = of("update", coll::uploads);
    command.put("updates", array().add(statement));
    return view(on.write(command)).number("n");
}

/// Those of `held` that are of that person. What he is called stays a value.
document held_by(const username& by) {
    document is_his = of("$eq", array().add("$$one.by").add(of("$literal", by.value())));
    document filter = of("input", "$held");
    filter.put("as", "one").put("cond", is_his);
    return of("$filter", filter);
}

document fewer_than(std::size_t most, const username& by) {
    return of("$lt", array().add(of("$size", held_by(by))).add(most));
}

document bytes_at_most(std::uint64_t most, const username& by) {
    document sizes = of("input", held_by(by));
    sizes.put("as", "one").put("in", "$$one.size");
    return of("$lte", array().add(of("$sum", of("$map", sizes))).add(most));
}

std::unexpected<error> refusal_of(database& on, const part_facts& made, const part_bounds& bounds) {
    std::size_t of_person = 0;
    std::uint64_t bytes_of_person = made.size;
    if (const auto ledger = on.find_one({coll::uploads, of("_id", ledger_id)})) {
        view(*ledger).child("held").each_child([&](std::string_view, const view& one) {
            if (one.text_if("by") != made.by.value()) return;
            ++of_person;
            bytes_of_person += one.count("size");
        });
    }
    if (of_person >= bounds.per_person_max)
        return refuse(errc::too_many,
                      "There are " + std::to_string(of_person) + " unfinished uploads already.");
    if (bytes_of_person > bounds.bytes_of_person_max)
        return refuse(errc::no_space, "Your files take all the room that you have.", "person");
    return refuse(errc::no_space, "Files take all the room that there is here.", "server");
}

}  // namespace

void make_part_ledger(database& on) {
    if (on.find_one({coll::uploads, of("_id", ledger_id)})) return;
    try {
        document ledger = of("_id", ledger_id);
        ledger.put("held", array()).put("bytes", 0);
        document command = of("insert", coll::uploads);
        command.put("documents", array().add(ledger));
        on.write(command);
    } catch (const failure& what) {
        if (!what.is_duplicate()) throw;  // another node was quicker
    }
}

result<void> reserve_part(database& on, const part_facts& made, const part_bounds& bounds) {
    const std::uint64_t most = std::min<std::uint64_t>(bounds.bytes_max, INT64_MAX);
    const std::uint64_t most_of_person =
        std::min<std::uint64_t>(bounds.bytes_of_person_max, INT64_MAX);
    if (made.size > most || made.size > most_of_person) return refusal_of(on, made, bounds);
    document filter = of("_id", ledger_id);
    filter.put("bytes", of("$lte", most - made.size))
        .put("held." + std::to_string(limits::unfinished_uploads_max - 1), of("$exists", false))
        .put("$expr",
             of("$and",
                array()
                    .add(fewer_than(std::min<std::size_t>(bounds.per_person_max,
                                                          limits::unfinished_uploads_max),
                                    made.by))
                    .add(bytes_at_most(most_of_person - made.size, made.by))));
    document entry = of("id", made.id);
    entry.put("by", made.by.value()).put("size", made.size);
    document change = of("$push", of("held", entry));
    change.put("$inc", of("bytes", made.size));
    if (update_ledger(on, filter, change) == 0) return refusal_of(on, made, bounds);
    return {};
}

void release_part(database& on, const std::string& id, std::uint64_t size) {
    document filter = of("_id", ledger_id);
    filter.put("held.id", id);
    document change = of("$pull", of("held", of("id", id)));
    change.put("$inc", of("bytes", -static_cast<std::int64_t>(size)));
    update_ledger(on, filter, change);
}

}  // namespace snug::mongo
