#include "api/file_memory.hpp"

#include "base/file_limits.hpp"

#include <algorithm>
#include <unistd.h>

namespace snug::api {

namespace {

template <class T>
void add_bounded(std::vector<T>& to, T added) {
    if (to.size() == limits::files_remembered_max) to.erase(to.begin());
    to.push_back(std::move(added));
}

}  // namespace

open_blob::~open_blob() {
    if (file_ >= 0) ::close(file_);
}

std::shared_ptr<const kept_file> file_memory::row(const file_id& id, position now) const {
    const auto found = std::ranges::find_if(
        rows_, [&](const known_row& known) { return known.row->what.id == id; });
    return found == rows_.end() || found->read_from != now ? nullptr : found->row;
}

void file_memory::keep(std::shared_ptr<const kept_file> row, position read_from) {
    std::erase_if(rows_,
                  [&](const known_row& known) { return known.row->what.id == row->what.id; });
    if (row->message) add_bounded(rows_, known_row{std::move(row), read_from});
}

std::shared_ptr<const open_blob> file_memory::blob(const digest& bytes) {
    const auto found = std::ranges::find(blobs_, bytes, &known_blob::bytes);
    if (found == blobs_.end()) return nullptr;
    found->is_used = true;
    return found->blob;
}

void file_memory::keep(const digest& bytes, std::shared_ptr<const open_blob> blob) {
    std::erase_if(blobs_, [&](const known_blob& known) { return known.bytes == bytes; });
    add_bounded(blobs_, known_blob{bytes, std::move(blob)});
}

void file_memory::close_unused() {
    std::erase_if(blobs_, [](const known_blob& known) { return !known.is_used; });
    for (known_blob& known : blobs_)
        known.is_used = false;
}

}  // namespace snug::api
