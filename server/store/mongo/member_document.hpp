// How a person lies in `members`: one document per name that was ever given, also of those who
// went. Pure.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

namespace snug::mongo {

struct member_entry {
    snug::member member;
    std::int64_t no = 0;            // in order of arrival, never used again
    std::optional<departure> gone;  // nullopt: is in
};

/// Replaces what was there: who is written is in.
document to_document(const member& who, std::int64_t no);
member_entry to_member(const view& from);

}  // namespace snug::mongo
