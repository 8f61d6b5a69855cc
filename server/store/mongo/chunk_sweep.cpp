#include "store/mongo/chunk_sweep.hpp"

#include "base/transfer_limits.hpp"
#include "store/mongo/collections.hpp"

namespace snug::mongo {

namespace {

query only(const char* collection, const char* field) {
    query wanted{collection};
    wanted.options.put("projection", of(field, 1));
    return wanted;
}

/// What files and unfinished uploads call their chunks.
std::set<chunks_key> named_keys(database& on) {
    std::set<chunks_key> keys;
    for (cursor rows = on.find({coll::files}); rows.next();)
        keys.insert(to_stored_file(rows.row()).key);
    for (cursor rows = on.find(only(coll::uploads, "key")); rows.next();)
        keys.insert(to_array<32>(rows.row().bytes("key")));
    return keys;
}

/// Of all chunks there are, in order, each once; answered from the index.
std::set<chunks_key> stored_keys(database& on) {
    std::set<chunks_key> keys;
    query wanted = only(coll::chunks, "_id");
    wanted.options.put("sort", of("_id", 1));
    for (cursor rows = on.find(wanted); rows.next();) {
        const byte_view id = rows.row().bytes("_id");
        keys.insert(keys.end(), to_array<32>(id.first(chunks_key().size())));
    }
    return keys;
}

}  // namespace

std::uint64_t chunk_sweep::run(database& on) {
    const std::lock_guard lock(mutex_);
    // First the chunks: what comes after that is not looked at.
    std::set<chunks_key> nameless = stored_keys(on);
    for (const chunks_key& key : named_keys(on))
        nameless.erase(key);
    std::uint64_t removed = 0;
    for (const chunks_key& key : suspects_) {
        if (!nameless.contains(key)) continue;
        remove_chunks(on, key);
        nameless.erase(key);
        ++removed;
    }
    while (nameless.size() > limits::unnamed_chunks_max)
        nameless.erase(nameless.begin());
    suspects_ = std::move(nameless);
    return removed;
}

}  // namespace snug::mongo
