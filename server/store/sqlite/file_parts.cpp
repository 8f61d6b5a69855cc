#include "store/sqlite/file_parts.hpp"

namespace snug::sqlite {

namespace fs = std::filesystem;

namespace {

bool fits(std::uint64_t there, std::uint64_t more, std::uint64_t most) {
    return there <= most && more <= most - there;
}

}  // namespace

file_parts::file_parts(fs::path folder, file_blobs& into, std::uint64_t floor)
    : folder_(std::move(folder)), into_(into), disk_floor_bytes_(floor) {
    std::error_code ec;
    std::vector<fs::path> debris;
    for (fs::directory_iterator at(folder_, ec), end; !ec && at != end; at.increment(ec)) {
        const std::string id = at->path().filename().string();
        const part found = is_part_id(id) ? part_file::load(at->path()) : nullptr;
        if (found) {
            parts_.emplace(id, found);
        } else {
            debris.push_back(at->path());
        }
    }
    for (const fs::path& path : debris)
        fs::remove_all(path, ec);
}

file_parts::part file_parts::known(const std::string& id) const {
    const std::lock_guard lock(mutex_);
    const auto found = parts_.find(id);
    return found == parts_.end() ? nullptr : found->second;
}

result<void> file_parts::make_folder() const {
    std::error_code ec;
    if (fs::create_directories(folder_, ec)) sync_folder(folder_.parent_path());
    if (ec) return refuse(errc::unavailable, "The server's disk did not take a file.");
    return {};
}

/// Under the lock.
result<void> file_parts::check_room(const part_facts& made, const part_bounds& bounds) const {
    std::size_t of_person = 0;
    std::uint64_t declared_by_person = 0;
    std::uint64_t declared = 0;
    std::uint64_t missing = 0;
    for (const auto& [id, held] : parts_) {
        const part_facts facts = held->facts();
        if (facts.by == made.by) {
            ++of_person;
            declared_by_person += facts.size;
        }
        declared += facts.size;
        missing += held->missing();
    }
    if (of_person >= bounds.per_person_max)
        return refuse(errc::too_many,
                      "There are " + std::to_string(of_person) + " unfinished uploads already.");
    if (!fits(declared_by_person, made.size, bounds.bytes_of_person_max))
        return refuse(errc::no_space, "Your files take all the room that you have.", "person");
    if (!fits(declared, made.size, bounds.bytes_max))
        return refuse(errc::no_space, "Files take all the room that there is here.", "server");
    const std::uint64_t free = free_bytes(folder_);
    if (free < disk_floor_bytes_ || free - disk_floor_bytes_ < missing ||
        free - disk_floor_bytes_ - missing < made.size)
        return refuse(errc::no_space, "The server's disk is full.");
    return {};
}

result<file_parts::part> file_parts::reserve(const part_facts& made, const part_bounds& bounds) {
    const std::lock_guard lock(mutex_);
    if (parts_.contains(made.id)) return refuse(errc::name_taken, "There is such an upload.");
    if (auto fits = check_room(made, bounds); !fits) return std::unexpected(fits.error());
    auto added = std::make_shared<part_file>(folder_ / made.id, made);
    parts_.emplace(made.id, added);
    return added;
}

result<void> file_parts::create(const part_facts& made, const part_bounds& bounds) {
    if (!is_part_id(made.id)) return refuse(errc::invalid_field, "no id of an upload", "id");
    if (auto there = make_folder(); !there) return there;
    const auto added = reserve(made, bounds);
    if (!added) return std::unexpected(added.error());
    auto written = (*added)->make();
    if (!written) (void)remove(made.id);
    return written;
}

result<part_facts> file_parts::find(const std::string& id) {
    const part held = known(id);
    if (!held) return refuse(errc::not_found);
    // What is told has to be durable, and where it stands.
    if (auto synced = held->sync(); !synced) return std::unexpected(synced.error());
    return held->facts();
}

result<part_standing> file_parts::append(const std::string& id,
                                         std::uint64_t offset,
                                         std::string_view bytes) {
    const part held = known(id);
    if (!held) return refuse(errc::not_found);
    return held->append(offset, bytes);
}

void file_parts::work_ahead(const std::string& id) {
    if (const part held = known(id)) held->hash_ahead();
}

result<void> file_parts::rewind(const std::string& id, std::uint64_t offset) {
    const part held = known(id);
    if (!held) return refuse(errc::not_found);
    return held->rewind(offset);
}

result<void> file_parts::sync(const std::string& id) {
    const part held = known(id);
    if (!held) return refuse(errc::not_found);
    return held->sync();
}

result<digest> file_parts::finish(const std::string& id) {
    const part held = known(id);
    if (!held) return refuse(errc::not_found);
    return held->finish(into_);
}

result<void> file_parts::remove(const std::string& id) {
    const part held = known(id);
    if (!held) return refuse(errc::not_found);
    held->remove();
    const std::lock_guard lock(mutex_);
    parts_.erase(id);  // now its room is free
    return {};
}

std::optional<std::uint64_t> file_parts::room() {
    if (!make_folder()) return std::nullopt;
    const std::lock_guard lock(mutex_);
    const std::uint64_t free = free_bytes(folder_);
    std::uint64_t taken = disk_floor_bytes_;
    for (const auto& [id, held] : parts_)
        taken += held->missing();
    return free < taken ? 0 : free - taken;
}

result<std::vector<std::string>> file_parts::expired(wall_time now, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> ids;
    for (const auto& [id, held] : parts_) {
        if (ids.size() == limit) break;
        if (held->facts().expires < now) ids.push_back(id);
    }
    return ids;
}

result<std::vector<part_facts>> file_parts::of(const username& by) {
    const std::lock_guard lock(mutex_);
    std::vector<part_facts> theirs;
    for (const auto& [id, held] : parts_) {
        part_facts facts = held->facts();
        if (facts.by == by) theirs.push_back(std::move(facts));
    }
    return theirs;
}

}  // namespace snug::sqlite
