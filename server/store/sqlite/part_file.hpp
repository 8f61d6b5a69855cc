// One unfinished upload on the disk: a folder with `data`, what has come so far, and `facts`, which
// says how much of that is durable. `facts` is replaced after the bytes it speaks of have reached
// the disk, so a power cut takes away what was not acknowledged and nothing else. Shared by those
// who ask about it; calls take their turns.
#pragma once

#include "base/running_digest.hpp"
#include "store/sqlite/file_blobs.hpp"
#include "store/sqlite/files.hpp"
#include "store/upload_parts.hpp"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace snug::sqlite {

class part_file {
public:
    /// New; `make` writes it down.
    part_file(std::filesystem::path folder, part_facts facts);
    /// What an earlier process has left in `folder`; null when nothing can be made of it.
    static std::shared_ptr<part_file> load(const std::filesystem::path& folder);

    result<void> make();
    result<part_standing> append(std::uint64_t offset, std::string_view bytes);
    /// Hashes what was appended and is not hashed yet, limits::hashed_ahead_bytes_max at most;
    /// beside other calls, and one at a time: the second returns at once.
    void hash_ahead();
    result<void> rewind(std::uint64_t offset);
    result<void> sync();
    result<digest> finish(file_blobs& into);
    void remove();

    /// With what is durable as its offset. Does not wait.
    part_facts facts() const;
    /// Declared and not there yet. Does not wait.
    std::uint64_t missing() const { return made_.size - at_; }

private:
    result<void> sync_locked();
    result<void> write_facts(std::uint64_t offset);
    /// The hash of all of it.
    result<digest> hash_to_the_end();
    /// Takes the next piece into the hash; how many bytes, none at the end or where it fails.
    std::size_t hash_piece(int fd, std::string& room);
    /// The next bytes come there, and are others than those that were.
    void go_back_to(std::uint64_t offset);
    std::filesystem::path data() const { return folder_ / "data"; }

    const std::filesystem::path folder_;
    const part_facts made_;
    mutable std::mutex mutex_;
    std::atomic<std::uint64_t> durable_ = 0;
    std::atomic<std::uint64_t> at_ = 0;  // where the next bytes go
    std::optional<digest> hash_;         // once it is finished
    bool is_gone_ = false;

    // Read from the file, which is in memory: a thread that hashes keeps none from writing.
    std::mutex hash_mutex_;   // after mutex_
    running_digest hashing_;  // of all up to hashed_
    std::uint64_t hashed_ = 0;
    std::atomic<bool> is_hashing_ = false;
};

}  // namespace snug::sqlite
