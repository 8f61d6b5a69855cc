#include "store/sqlite/part_file.hpp"

#include "base/json.hpp"
#include "base/transfer_limits.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>
#include <vector>

namespace snug::sqlite {

namespace fs = std::filesystem;

namespace {

std::unexpected<error> refuse_disk(int failure) {
    if (failure == ENOSPC || failure == EDQUOT)
        return refuse(errc::no_space, "The server's disk is full.");
    return refuse(errc::unavailable, "The server's disk did not take a file.");
}

bool write_at(int fd, std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        offset += static_cast<std::uint64_t>(count);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::optional<digest> to_digest(std::string_view hex) {
    const auto bytes = parse_hex(hex);
    digest made{};
    if (!bytes || bytes->size() != made.size()) return std::nullopt;
    std::ranges::copy(*bytes, made.begin());
    return made;
}

std::optional<std::string> read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Facts that were on their way when the process ended.
void forget_half_written(const fs::path& folder) {
    std::error_code ec;
    std::vector<fs::path> debris;
    for (fs::directory_iterator at(folder, ec), end; !ec && at != end; at.increment(ec))
        if (is_being_written(at->path())) debris.push_back(at->path());
    for (const fs::path& path : debris)
        fs::remove(path, ec);
}

struct written_facts {
    part_facts facts;
    std::optional<digest> hash;
};

std::optional<written_facts> read_facts(const fs::path& folder) {
    const auto text = read_text(folder / "facts");
    if (!text) return std::nullopt;
    const auto object = parse_json_object(*text);
    if (!object) return std::nullopt;
    json_reader json(*object);
    written_facts made;
    made.facts.id = folder.filename().string();
    made.facts.by = username(json.text("by"));
    made.facts.name = json.text("name");
    made.facts.size = static_cast<std::uint64_t>(json.number("size"));
    made.facts.offset = static_cast<std::uint64_t>(json.number("offset"));
    made.facts.expires = from_ms(json.number("expires"));
    if (const auto hash = json.text_if("hash")) made.hash = to_digest(*hash);
    if (!json.done()) return std::nullopt;
    return made;
}

}  // namespace

part_file::part_file(fs::path folder, part_facts facts)
    : folder_(std::move(folder)), made_(std::move(facts)) {}

std::shared_ptr<part_file> part_file::load(const fs::path& folder) {
    const auto written = read_facts(folder);
    if (!written) return nullptr;
    forget_half_written(folder);
    auto made = std::make_shared<part_file>(folder, written->facts);
    std::error_code ec;
    const std::uint64_t there = fs::file_size(made->data(), ec);
    if (ec && !written->hash) return nullptr;
    // Bytes beyond may be anything: a file can have grown before they were written.
    const std::uint64_t offset = ec ? written->facts.size : std::min(written->facts.offset, there);
    if (!ec && there > offset) fs::resize_file(made->data(), offset, ec);
    made->durable_ = made->at_ = offset;
    made->hash_ = written->hash;
    return made;
}

result<void> part_file::make() {
    const std::lock_guard lock(mutex_);
    std::error_code ec;
    if (!fs::create_directory(folder_, ec)) return refuse_disk(ec.value());
    const file_handle file(::open(data().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file) return refuse_disk(errno);
    if (auto written = write_facts(0); !written) return written;
    if (!sync_folder(folder_.parent_path())) return refuse_disk(errno);
    return {};
}

result<void> part_file::write_facts(std::uint64_t offset) {
    std::string text;
    json_writer json(text);
    json.begin_object();
    json.key("by").value(made_.by.value()).key("name").value(made_.name);
    json.key("size").value(made_.size).key("offset").value(offset);
    json.key("expires").value(to_ms(made_.expires));
    if (hash_) json.key("hash").value(to_hex(*hash_));
    json.end_object();
    return write_durably(folder_ / "facts", text);
}

part_facts part_file::facts() const {
    part_facts now = made_;
    now.offset = durable_;
    return now;
}

result<part_standing> part_file::append(std::uint64_t offset, std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    if (is_gone_) return refuse(errc::not_found);
    if (hash_ || offset != at_) return part_standing{false, at_};
    if (bytes.size() > made_.size - at_)
        return refuse(errc::body_too_large, "The file is larger than it was said to be.");
    const file_handle file(::open(data().c_str(), O_WRONLY | O_CLOEXEC));
    if (!file || !write_at(file.fd(), offset, bytes)) return refuse_disk(errno);
    at_ += bytes.size();
    return part_standing{true, at_};
}

result<void> part_file::rewind(std::uint64_t offset) {
    const std::lock_guard lock(mutex_);
    if (is_gone_) return refuse(errc::not_found);
    if (hash_ || offset >= at_) return {};
    if (offset < durable_) {
        if (auto written = write_facts(offset); !written) return written;
        durable_ = offset;
    }
    go_back_to(offset);
    return {};
}

void part_file::go_back_to(std::uint64_t offset) {
    const std::lock_guard lock(hash_mutex_);
    at_ = offset;
    if (hashed_ <= offset) return;
    hashing_ = running_digest();
    hashed_ = 0;
}

result<void> part_file::sync() {
    const std::lock_guard lock(mutex_);
    if (is_gone_) return refuse(errc::not_found);
    return sync_locked();
}

result<void> part_file::sync_locked() {
    if (durable_ == at_) return {};
    result<void> done;
    if (!sync_file(data())) done = refuse_disk(errno);
    if (done) done = write_facts(at_);
    if (done) {
        durable_ = at_.load();
    } else {
        // A second fsync would succeed although the kernel has dropped the pages.
        go_back_to(durable_);
    }
    return done;
}

std::size_t part_file::hash_piece(int fd, std::string& room) {
    const std::lock_guard lock(hash_mutex_);
    const std::uint64_t wanted = std::min<std::uint64_t>(room.size(), at_ - hashed_);
    ssize_t count = -1;
    do {
        count = ::pread(fd, room.data(), wanted, static_cast<off_t>(hashed_));
    } while (count < 0 && errno == EINTR);
    if (count <= 0) return 0;
    const auto bytes = static_cast<std::size_t>(count);
    hashing_.add(std::string_view(room).substr(0, bytes));
    hashed_ += bytes;
    return bytes;
}

void part_file::hash_ahead() {
    if (is_hashing_.exchange(true)) return;
    const file_handle file(::open(data().c_str(), O_RDONLY | O_CLOEXEC));
    std::string room(limits::body_piece_bytes_max, '\0');
    std::uint64_t done = 0;
    while (file && done < limits::hashed_ahead_bytes_max) {
        const std::size_t count = hash_piece(file.fd(), room);
        if (count == 0) break;
        done += count;
    }
    // On its way to the disk already when somebody waits for that.
    if (file) ::sync_file_range(file.fd(), 0, 0, SYNC_FILE_RANGE_WRITE);
    is_hashing_ = false;
}

result<digest> part_file::hash_to_the_end() {
    const file_handle file(::open(data().c_str(), O_RDONLY | O_CLOEXEC));
    std::string room(limits::body_piece_bytes_max, '\0');
    while (file && hash_piece(file.fd(), room) > 0) {
    }
    const std::lock_guard lock(hash_mutex_);
    if (hashed_ != made_.size) return refuse(errc::unavailable, "A file could not be read.");
    hashed_ = 0;
    return hashing_.finish();
}

result<digest> part_file::finish(file_blobs& into) {
    const std::lock_guard lock(mutex_);
    if (is_gone_) return refuse(errc::not_found);
    if (!hash_) {
        if (at_ != made_.size) return refuse(errc::bad_request, "The file is not whole yet.");
        if (auto synced = sync_locked(); !synced) return std::unexpected(synced.error());
        const auto hash = hash_to_the_end();
        if (!hash) return hash;
        // First the name it will have: whoever comes after a crash looks for it there.
        hash_ = *hash;
        if (auto written = write_facts(at_); !written) {
            hash_.reset();
            return std::unexpected(written.error());
        }
    }
    std::error_code ec;
    if (!fs::exists(data(), ec)) return *hash_;
    if (auto taken = into.take_over(data(), *hash_); !taken) return std::unexpected(taken.error());
    return *hash_;
}

void part_file::remove() {
    const std::lock_guard lock(mutex_);
    is_gone_ = true;
    // What a power cut brings back has its time to live, and goes then.
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

}  // namespace snug::sqlite
