// An unfinished upload as its document in `uploads`: who sends what, how much of it is there, the
// key of its chunks, and the tail that does not fill a chunk yet. `hash` appears when it has become
// a blob; `spare`: of which there was one already, so its chunks are of no use.
#pragma once

#include "store/mongo/chunk_blobs.hpp"
#include "store/upload_parts.hpp"

#include <optional>

namespace snug::mongo {

struct part_document {
    part_facts facts;
    chunks_key key{};
    std::string tail;
    std::optional<digest> hash;
    bool is_spare = false;
};

document to_document(const part_document& made);
part_document to_part(const view& row);

std::optional<part_document> find_part(database& on, const std::string& id);

/// Where nobody else has moved it: an unfinished upload that stands at `offset`.
document part_at(const std::string& id, std::uint64_t offset);

/// Changes one document of `uploads`; false when there is none like that.
bool change_part(database& on,
                 const document& filter,
                 const document& change,
                 const scope* in = nullptr);

}  // namespace snug::mongo
