// Files that people share, as chunks of 1 MiB in the database, so that every node has them. Chunks
// are found by hash and number, so any range is one find. Calls may come from several work threads
// at once: each borrows a connection. Owned by the store.
#pragma once

#include "store/blobs.hpp"
#include "store/mongo/database.hpp"

#include <memory>

namespace snug::mongo {

inline constexpr std::size_t chunk_bytes = 1024UL * 1024;

/// Under which the chunks of one file stand: its hash, or a random key where they were written
/// before all of it was there (chunk_parts).
using chunks_key = digest;

struct stored_file {
    std::uint64_t size = 0;
    chunks_key key{};
};

/// Of a row of `files`.
stored_file to_stored_file(const view& row);

/// The one that begins at `offset`, a multiple of chunk_bytes.
document to_chunk(const chunks_key& key, std::uint64_t offset, std::string_view bytes);

/// What names a whole file: its bytes lie under `key`.
document to_file(const digest& hash, std::uint64_t size, const chunks_key& key);
/// From now on it is as if it had just been put; false when it is not there.
bool renew_file(database& on, const digest& hash);

/// All of a file, from the front on.
query chunks_of(const chunks_key& key);

/// The one that begins at `offset`, a multiple of chunk_bytes.
query chunk_at(const chunks_key& key, std::uint64_t offset);

void remove_chunks(database& on, const chunks_key& key);

class chunk_sweep;

class chunk_blobs final : public blobs {
public:
    chunk_blobs(client_pool& pool, std::string database);
    ~chunk_blobs() override;

    result<digest> put(std::string_view bytes) override;
    result<std::string> read_range(const digest& hash,
                                   std::uint64_t offset,
                                   std::size_t length) override;
    result<int> open(const digest& hash) override;
    result<std::uint64_t> size(const digest& hash) override;
    result<void> remove(const digest& hash) override;
    result<std::uint64_t> sweep(const std::function<bool(const digest&)>& is_used,
                                wall_time before) override;

private:
    client_pool& pool_;
    std::string database_;
    std::unique_ptr<chunk_sweep> nameless_;
};

}  // namespace snug::mongo
