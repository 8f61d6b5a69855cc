// Port: where the bytes of an unfinished upload lie until it is whole and becomes a blob. Calls
// block: work threads only, several at once. Calls about one upload take their turns; who sends one
// twice at the same time is told where it stands.
#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace snug {

struct part_facts {
    std::string id;  // of the caller's making: letters, digits, '-' and '_', at most 64
    username by;
    std::string name;          // what the file is called
    std::uint64_t size = 0;    // declared, of the whole
    std::uint64_t offset = 0;  // bytes that are there and durable
    wall_time expires;

    friend bool operator==(const part_facts&, const part_facts&) = default;
};

/// What all unfinished uploads together may take, this one included.
struct part_bounds {
    std::size_t per_person_max = 0;
    std::uint64_t bytes_of_person_max = UINT64_MAX;  // of declared sizes, of his
    std::uint64_t bytes_max = UINT64_MAX;            // of all
};

struct part_standing {
    bool is_taken = false;     // the bytes were appended
    std::uint64_t offset = 0;  // where the upload stands now
};

class upload_parts {
public:
    virtual ~upload_parts() = default;

    /// Reserves room for all of `made.size`; its `offset` does not count. Exact, however many ask
    /// at once. errc::too_many: of this person; errc::no_space: of his
    /// bytes (field `person`), of all (field `server`), or of the disk.
    virtual result<void> create(const part_facts& made, const part_bounds& bounds) = 0;

    /// errc::not_found for what was never made or has been removed, here and below.
    virtual result<part_facts> find(const std::string& id) = 0;

    /// Appends if the upload stands at `offset`; durable only after `sync`. Beyond the declared
    /// size: errc::body_too_large.
    virtual result<part_standing> append(const std::string& id,
                                         std::uint64_t offset,
                                         std::string_view bytes) = 0;

    /// Does ahead some of what `finish` has to do, beside appends that go on. Returns when it has
    /// caught up with them, or done a good piece of it; at once where somebody else is at it.
    virtual void work_ahead(const std::string& id) = 0;

    /// Forgets what lies behind `offset`, durably: bytes that turned out not to be those that were
    /// sent. Nothing to do where it does not stand further.
    virtual result<void> rewind(const std::string& id, std::uint64_t offset) = 0;

    /// What was appended is durable when it returns. If it fails, what was not durable is to be
    /// sent again.
    virtual result<void> sync(const std::string& id) = 0;

    /// Makes a durable blob of a whole upload; errc::bad_request while bytes are missing. The
    /// upload stays, empty, until it is removed, so that whoever dies in between can ask again and
    /// hears the same.
    virtual result<digest> finish(const std::string& id) = 0;

    /// Its bytes go, unless they have become a blob.
    virtual result<void> remove(const std::string& id) = 0;

    /// Ids of what ended before `now`, `limit` at most.
    virtual result<std::vector<std::string>> expired(wall_time now, std::size_t limit) = 0;

    /// Those of one person, in no order.
    virtual result<std::vector<part_facts>> of(const username& by) = 0;

    /// Bytes that may still come; none where nobody can say.
    virtual std::optional<std::uint64_t> room() = 0;
};

/// Whether an id can be the name of a file.
constexpr bool is_part_id(std::string_view id) {
    constexpr std::size_t chars_max = 64;
    if (id.empty() || id.size() > chars_max) return false;
    for (const char c : id) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') return false;
    }
    return true;
}

}  // namespace snug
