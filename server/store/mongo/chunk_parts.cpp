#include "store/mongo/chunk_parts.hpp"

#include "base/transfer_limits.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/part_ledger.hpp"

namespace snug::mongo {

namespace {

document deletion(const std::string& id) {
    document statement = of("q", of("_id", id));
    document command = of("delete", coll::uploads);
    command.put("deletes", array().add(statement.put("limit", 1)));
    return command;
}

/// Takes the document away and says what it was, so that its end is decided once.
std::optional<part_document> take_part(database& on, const std::string& id) {
    document command = of("findAndModify", coll::uploads);
    command.put("query", of("_id", id)).put("remove", true);
    const document reply = on.write(command);
    if (!view(reply).child("value").has("_id")) return std::nullopt;
    return to_part(view(reply).child("value"));
}

}  // namespace

std::shared_ptr<open_part> chunk_parts::in_hand(const std::string& id) {
    const std::lock_guard lock(mutex_);
    // Of those that ended on other nodes only a hash is left here; it can be made again.
    if (in_hand_.size() >= limits::unfinished_uploads_max)
        std::erase_if(in_hand_, [](const auto& one) { return one.second.use_count() == 1; });
    auto& held = in_hand_[id];
    if (!held) held = std::make_shared<open_part>(id);
    return held;
}

void chunk_parts::forget(const std::string& id) {
    const std::lock_guard lock(mutex_);
    in_hand_.erase(id);
}

result<void> chunk_parts::create(const part_facts& made, const part_bounds& bounds) {
    if (!is_part_id(made.id)) return refuse(errc::invalid_field, "no id of an upload", "id");
    return refusing([&]() -> result<void> {
        database on(pool_, database_);
        make_part_ledger(on);
        part_document part{.facts = made, .key = {}, .tail = {}, .hash = {}};
        part.facts.offset = 0;
        random_fill(part.key);
        document command = snug::mongo::of("insert", coll::uploads);
        command.put("documents", array().add(to_document(part)));
        try {
            on.write(command);
        } catch (const failure& what) {
            if (!what.is_duplicate()) throw;
            return refuse(errc::name_taken, "There is such an upload.");
        }
        // Second: what is reserved for nobody would stay so, what has nothing reserved expires.
        auto reserved = reserve_part(on, made, bounds);
        if (!reserved) on.write(deletion(made.id));
        return reserved;
    });
}

result<part_facts> chunk_parts::find(const std::string& id) {
    return refusing([&]() -> result<part_facts> {
        database on(pool_, database_);
        // What is told has to be durable, and where it stands.
        auto synced = in_hand(id)->sync(on);
        if (!synced) {
            if (synced.error().code == errc::not_found) forget(id);
            return std::unexpected(synced.error());
        }
        const auto found = find_part(on, id);
        if (!found) return refuse(errc::not_found);
        return found->facts;
    });
}

result<part_standing> chunk_parts::append(const std::string& id,
                                          std::uint64_t offset,
                                          std::string_view bytes) {
    return refusing([&]() -> result<part_standing> {
        database on(pool_, database_);
        auto done = in_hand(id)->append(on, offset, bytes);
        if (!done && done.error().code == errc::not_found) forget(id);
        return done;
    });
}

result<void> chunk_parts::rewind(const std::string& id, std::uint64_t offset) {
    return refusing([&]() -> result<void> {
        database on(pool_, database_);
        auto done = in_hand(id)->rewind(on, offset);
        if (!done && done.error().code == errc::not_found) forget(id);
        return done;
    });
}

result<void> chunk_parts::sync(const std::string& id) {
    return refusing([&]() -> result<void> {
        database on(pool_, database_);
        auto done = in_hand(id)->sync(on);
        if (!done && done.error().code == errc::not_found) forget(id);
        return done;
    });
}

result<digest> chunk_parts::finish(const std::string& id) {
    return refusing([&]() -> result<digest> {
        database on(pool_, database_);
        auto done = in_hand(id)->finish(on);
        if (done || done.error().code == errc::not_found) forget(id);
        return done;
    });
}

result<void> chunk_parts::remove(const std::string& id) {
    return refusing([&]() -> result<void> {
        database on(pool_, database_);
        const auto found = find_part(on, id);
        forget(id);
        if (!found) return refuse(errc::not_found);
        release_part(on, id, found->facts.size);
        const auto taken = take_part(on, id);
        if (!taken) return refuse(errc::not_found);  // another was quicker
        if (!taken->hash || taken->is_spare) remove_chunks(on, taken->key);
        return {};
    });
}

result<std::vector<std::string>> chunk_parts::expired(wall_time now, std::size_t limit) {
    return refusing([&]() -> result<std::vector<std::string>> {
        database on(pool_, database_);
        std::vector<std::string> ids;
        // No index: there are few, and nobody waits for it.
        const query wanted{coll::uploads, snug::mongo::of("expires", snug::mongo::of("$lt", now))};
        for (cursor rows = on.find(wanted); ids.size() < limit && rows.next();)
            ids.push_back(rows.row().text("_id"));
        return ids;
    });
}

result<std::vector<part_facts>> chunk_parts::of(const username& by) {
    return refusing([&]() -> result<std::vector<part_facts>> {
        database on(pool_, database_);
        std::vector<part_facts> theirs;
        const query wanted{coll::uploads, snug::mongo::of("by", by.value())};
        for (cursor rows = on.find(wanted); rows.next();)
            theirs.push_back(to_part(rows.row()).facts);
        return theirs;
    });
}

}  // namespace snug::mongo
