#include "app/zip_files.hpp"

#include "domain/file_name.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>
#include <unzip.h>
#include <utility>

namespace snug {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t name_bytes_max = 4096;
constexpr std::size_t piece_bytes = 64UL * 1024;
constexpr std::string_view signature("PK\x03\x04", 4);  // of a local file header (APPNOTE 4.3.7)

using open_zip = std::unique_ptr<void, decltype([](void* zip) { unzClose(zip); })>;

std::unexpected<error> damaged() {
    return refuse(errc::bad_request, "The zip is damaged or encrypted.");
}

std::unexpected<error> refuse_disk() {
    return refuse(errc::unavailable, "The folder for temporary files did not take a file.");
}

/// The last name of the entry that is next; empty for folders and for what is hidden, as the
/// companions are that some systems add.
std::optional<std::string> name_of_next(void* zip) {
    std::string name(name_bytes_max, '\0');
    unz_file_info64 facts{};
    if (unzGetCurrentFileInfo64(zip, &facts, name.data(), name.size(), nullptr, 0, nullptr, 0) !=
            UNZ_OK ||
        facts.size_filename >= name.size())
        return std::nullopt;
    name.resize(facts.size_filename);
    name.erase(0, name.find_last_of("/\\") + 1);
    if (name.empty() || name.starts_with('.')) return std::string();
    return clean_file_name(name);
}

enum class unpacked { whole, too_large, damaged, no_room };

unpacked unpack_next(void* zip, const fs::path& to, std::uint64_t bytes_max) {
    if (unzOpenCurrentFile(zip) != UNZ_OK) return unpacked::damaged;
    std::ofstream file(to, std::ios::binary);
    std::array<char, piece_bytes> piece{};
    std::uint64_t size = 0;
    while (true) {
        const int count = unzReadCurrentFile(zip, piece.data(), piece_bytes);
        if (count == 0) break;
        size += static_cast<std::uint64_t>(std::max(count, 0));
        if (count < 0 || size > bytes_max) {
            unzCloseCurrentFile(zip);
            return count < 0 ? unpacked::damaged : unpacked::too_large;
        }
        file.write(piece.data(), count);
    }
    // Closing compares the CRC of all that was read.
    if (unzCloseCurrentFile(zip) != UNZ_OK) return unpacked::damaged;
    return file.flush() ? unpacked::whole : unpacked::no_room;
}

}  // namespace

bool zip_files::is_zip(const fs::path& file) {
    std::ifstream from(file, std::ios::binary);
    std::array<char, signature.size()> head{};
    from.read(head.data(), head.size());
    return from && std::string_view(head.data(), head.size()) == signature;
}

result<zip_files> zip_files::unpack(const fs::path& zip, const zip_bounds& bounds) {
    const open_zip opened(unzOpen64(zip.c_str()));
    if (!opened) return damaged();
    std::error_code ec;
    std::string folder = (fs::temp_directory_path(ec) / "snug-zip-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) return refuse_disk();
    zip_files made{fs::path(folder)};
    // The server, which may run as somebody else, reads them from there.
    fs::permissions(
        made.folder_, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec, ec);
    zip_bounds left = bounds;
    for (int at = unzGoToFirstFile(opened.get()); at != UNZ_END_OF_LIST_OF_FILE;
         at = unzGoToNextFile(opened.get())) {
        if (at != UNZ_OK) return damaged();
        if (left.files_max-- == 0)
            return refuse(errc::bad_request, "There are too many files in this zip.");
        if (auto taken = made.take_next(opened.get(), left); !taken)
            return std::unexpected(taken.error());
    }
    return made;
}

result<void> zip_files::take_next(void* zip, zip_bounds& left) {
    const auto name = name_of_next(zip);
    if (!name) return damaged();
    if (name->empty()) return {};
    std::error_code ec;
    const fs::path own = folder_ / std::to_string(left.files_max);
    if (!fs::create_directory(own, ec)) return refuse_disk();
    const fs::path path = own / *name;
    switch (unpack_next(zip, path, std::min(left.file_bytes_max, left.bytes_max))) {
        case unpacked::damaged:
            return damaged();
        case unpacked::no_room:
            return refuse_disk();
        case unpacked::too_large:
            if (left.bytes_max < left.file_bytes_max)
                return refuse(errc::bad_request, "There is too much in this zip.");
            fs::remove(path, ec);
            too_large_.push_back(*name);
            return {};
        case unpacked::whole:
            left.bytes_max -= fs::file_size(path, ec);
            paths_.push_back(path);
            return {};
    }
    return {};
}

zip_files::zip_files(zip_files&& other) noexcept
    : folder_(std::exchange(other.folder_, {})),
      paths_(std::move(other.paths_)),
      too_large_(std::move(other.too_large_)) {}

zip_files::~zip_files() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

}  // namespace snug
