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

namespace snug::sqlite {

class part_file {
public:
    /// New; `make` writes it down.
    part_file(std::filesystem::path folder, part_facts facts);
    /// What an earlier process has left in `folder`; null when nothing can be made of it.
    static std::shared_ptr<part_file> load(const std::filesystem::path& folder);

    result<void> make();
    result<part_standing> append(std::uint64_t offset, std::string_view bytes);
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
    result<digest> hash_of_data() const;
    std::filesystem::path data() const { return folder_ / "data"; }

    const std::filesystem::path folder_;
    const part_facts made_;
    mutable std::mutex mutex_;
    std::atomic<std::uint64_t> durable_ = 0;
    std::atomic<std::uint64_t> at_ = 0;      // where the next bytes go
    std::optional<running_digest> hashing_;  // of all up to `at_`; none if we did not see it all
    std::optional<digest> hash_;             // once it is finished
    bool is_gone_ = false;
};

}  // namespace snug::sqlite
