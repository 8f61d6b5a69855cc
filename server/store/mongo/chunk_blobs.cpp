#include "store/mongo/chunk_blobs.hpp"

#include "store/mongo/chunk_sweep.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"

#include <algorithm>

namespace snug::mongo {

namespace {

/// Of the file and number, big-endian: the chunks of a file stand in their order.
using chunk_key = std::array<std::uint8_t, 36>;

chunk_key to_key(const chunks_key& file, std::uint32_t number) {
    chunk_key key{};
    std::ranges::copy(file, key.begin());
    for (unsigned byte = 0; byte < 4; ++byte)
        key[32 + byte] = static_cast<std::uint8_t>(number >> (24U - 8U * byte) & 0xFFU);
    return key;
}

std::optional<stored_file> find_file(database& on, const digest& hash) {
    const auto found = on.find_one({coll::files, of("_id", hash)});
    if (!found) return std::nullopt;
    return to_stored_file(view(*found));
}

std::int64_t remove_all(database& on, const char* collection, const document& filter) {
    document statement = of("q", filter);
    document command = of("delete", collection);
    command.put("deletes", array().add(statement.put("limit", 0)));
    return view(on.write(command)).number("n");
}

/// False: it is there already.
bool put_one(database& on, const char* collection, const document& whole) {
    try {
        document command = of("insert", collection);
        command.put("documents", array().add(whole));
        on.write(command);
        return true;
    } catch (const failure& what) {
        if (!what.is_duplicate()) throw;  // named by their hash: the same bytes are there
        return false;
    }
}

document put_before(wall_time then) {
    return of("$not", of("$gte", then));  // also what bears no time, from before it was kept
}

}  // namespace

stored_file to_stored_file(const view& row) {
    const byte_view key = row.bytes(row.has("chunks") ? "chunks" : "_id");
    return {row.count("size"), to_array<32>(key)};
}

document to_chunk(const chunks_key& key, std::uint64_t offset, std::string_view bytes) {
    document chunk = of("_id", to_key(key, static_cast<std::uint32_t>(offset / chunk_bytes)));
    chunk.put("bytes", as_bytes(bytes));
    return chunk;
}

document to_file(const digest& hash, std::uint64_t size, const chunks_key& key) {
    document made = of("_id", hash);
    made.put("size", size).put("chunks", key).put("at", system_now());
    return made;
}

bool renew_file(database& on, const digest& hash) {
    document statement = of("q", of("_id", hash));
    statement.put("u", of("$set", of("at", system_now())));
    document command = of("update", coll::files);
    command.put("updates", array().add(statement));
    return view(on.write(command)).number("n") > 0;
}

query chunks_of(const chunks_key& key) {
    document keys;
    keys.put("$gte", to_key(key, 0)).put("$lte", to_key(key, 0xFFFF'FFFF));
    query wanted{coll::chunks, of("_id", keys)};
    wanted.options.put("sort", of("_id", 1));
    return wanted;
}

query chunk_at(const chunks_key& key, std::uint64_t offset) {
    return {coll::chunks, of("_id", to_key(key, static_cast<std::uint32_t>(offset / chunk_bytes)))};
}

void remove_chunks(database& on, const chunks_key& key) {
    remove_all(on, coll::chunks, chunks_of(key).filter);
}

chunk_blobs::chunk_blobs(client_pool& pool, std::string database)
    : pool_(pool), database_(std::move(database)), nameless_(std::make_unique<chunk_sweep>()) {}

chunk_blobs::~chunk_blobs() = default;

result<digest> chunk_blobs::put(std::string_view bytes) {
    return refusing([&]() -> result<digest> {
        database on(pool_, database_);
        const digest hash = sha256(bytes);
        if (renew_file(on, hash)) return hash;
        // Under a key of its own: chunks of the same bytes that somebody sweeps away are others.
        chunks_key key{};
        random_fill(key);
        for (std::size_t at = 0; at < bytes.size(); at += chunk_bytes)
            put_one(on, coll::chunks, to_chunk(key, at, bytes.substr(at, chunk_bytes)));
        // Last: a file that is named here is whole.
        if (!put_one(on, coll::files, to_file(hash, bytes.size(), key))) {
            remove_chunks(on, key);
            renew_file(on, hash);
        }
        return hash;
    });
}

result<std::uint64_t> chunk_blobs::size(const digest& hash) {
    return refusing([&]() -> result<std::uint64_t> {
        database on(pool_, database_);
        const auto file = find_file(on, hash);
        if (!file) return refuse(errc::not_found);
        return file->size;
    });
}

result<int> chunk_blobs::open(const digest& hash) {
    const auto there = size(hash);
    if (!there) return std::unexpected(there.error());
    return -1;
}

result<std::string> chunk_blobs::read_range(const digest& hash,
                                            std::uint64_t offset,
                                            std::size_t length) {
    return refusing([&]() -> result<std::string> {
        database on(pool_, database_);
        const auto file = find_file(on, hash);
        if (!file) return refuse(errc::not_found);
        std::string bytes;
        if (offset >= file->size || length == 0) return bytes;
        const std::uint64_t end = offset + std::min<std::uint64_t>(length, file->size - offset);
        document keys;
        keys.put("$gte", to_key(file->key, static_cast<std::uint32_t>(offset / chunk_bytes)))
            .put("$lte", to_key(file->key, static_cast<std::uint32_t>((end - 1) / chunk_bytes)));
        query wanted{coll::chunks, of("_id", keys)};
        wanted.options.put("sort", of("_id", 1));
        cursor rows = on.find(wanted);
        while (rows.next())
            bytes += as_view(rows.row().bytes("bytes"));
        const std::size_t skipped = offset % chunk_bytes;
        if (bytes.size() < skipped + (end - offset)) return refuse(errc::not_found);
        return bytes.substr(skipped, end - offset);
    });
}

result<std::uint64_t> chunk_blobs::sweep(const std::function<bool(const digest&)>& is_used,
                                         wall_time before) {
    return refusing([&]() -> result<std::uint64_t> {
        database on(pool_, database_);
        std::vector<digest> unused;
        for (cursor rows = on.find({coll::files, of("at", put_before(before))}); rows.next();) {
            const digest hash = to_array<32>(rows.row().bytes("_id"));
            if (!is_used(hash)) unused.push_back(hash);
        }
        std::uint64_t removed = 0;
        for (const digest& hash : unused) {
            const auto file = find_file(on, hash);
            document filter = of("_id", hash);
            // Its name first, unless somebody has put it meanwhile.
            if (!file || remove_all(on, coll::files, filter.put("at", put_before(before))) == 0)
                continue;
            remove_chunks(on, file->key);
            ++removed;
        }
        return removed + nameless_->run(on);
    });
}

result<void> chunk_blobs::remove(const digest& hash) {
    return refusing([&]() -> result<void> {
        database on(pool_, database_);
        const auto file = find_file(on, hash);
        // First its name: from here on nobody begins to read it.
        if (!file || remove_all(on, coll::files, of("_id", hash)) == 0)
            return refuse(errc::not_found);
        remove_chunks(on, file->key);
        return {};
    });
}

}  // namespace snug::mongo
