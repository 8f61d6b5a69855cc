// Unfinished uploads as files in a folder beside the blobs, on the same file system: a finished one
// becomes a blob by a rename. Owned by the store, whose lock on the folder makes this the only
// process there; so what is reserved is known here. Any work thread.
#pragma once

#include "store/sqlite/part_file.hpp"

#include <map>

namespace snug::sqlite {

class file_parts final : public upload_parts {
public:
    /// Reads what is in `folder` and clears away what is no upload. `floor`: bytes that have to
    /// stay free once all uploads are whole.
    file_parts(std::filesystem::path folder, file_blobs& into, std::uint64_t floor);

    result<void> create(const part_facts& made, const part_bounds& bounds) override;
    result<part_facts> find(const std::string& id) override;
    result<part_standing> append(const std::string& id,
                                 std::uint64_t offset,
                                 std::string_view bytes) override;
    void work_ahead(const std::string& id) override;
    result<void> rewind(const std::string& id, std::uint64_t offset) override;
    result<void> sync(const std::string& id) override;
    result<digest> finish(const std::string& id) override;
    result<void> remove(const std::string& id) override;
    result<std::vector<std::string>> expired(wall_time now, std::size_t limit) override;
    result<std::vector<part_facts>> of(const username& by) override;
    std::optional<std::uint64_t> room() override;

private:
    using part = std::shared_ptr<part_file>;

    result<part> reserve(const part_facts& made, const part_bounds& bounds);
    result<void> check_room(const part_facts& made, const part_bounds& bounds) const;
    result<void> make_folder() const;
    part known(const std::string& id) const;

    const std::filesystem::path folder_;
    file_blobs& into_;
    const std::uint64_t disk_floor_bytes_;
    mutable std::mutex mutex_;  // held for the list only, never while a file is touched
    std::map<std::string, part> parts_;
};

}  // namespace snug::sqlite
