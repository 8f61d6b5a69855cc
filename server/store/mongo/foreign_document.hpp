// How documents that others put into `home` are read and marked, and the collections that remember
// them: `adopted` has the number of each that was taken in, so that it is known again when somebody
// replaces or removes it; `gone` has a tombstone for each message that was removed. Pure; hostile
// input welcome.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/bare_document.hpp"
#include "store/mongo/database.hpp"

namespace snug::mongo {

inline constexpr refusal_reason bears_our_fields = "fields that only Snug writes";
inline constexpr refusal_reason bears_a_used_id = "_id of a removed message";
inline constexpr refusal_reason cannot_be_written = "it cannot be written to";

/// A document as it is now, whoever wrote last into it. What it costs is bounded, whatever its
/// size.
struct foreign_document {
    message_id id;
    std::expected<message, refusal_reason> words;
    std::expected<message, refusal_reason> bare;  // the same, if it bears nothing of ours
    std::optional<sequence> seq{};
    bool is_deleted = false;
    bool is_pinned = false;
    bool is_refused = false;
    std::optional<cluster_time> seen{};  // up to here changes of it are settled
};

/// Its `_id` is an ObjectId.
foreign_document read_foreign(const view& row);

/// A find for those: only the fields that are read.
query foreign_in(const std::string& home, document filter);

/// The index of those that wait to be taken in, and a find for them in the order of their `_id`s.
inline constexpr const char* bare_index = "snug_bare";
query waiting_in(const std::string& home, const array& pass_over);

document to_adopted(const message& what);

document to_removal(const message& tombstone);
message to_removed(const view& from);
/// A tombstone of which nothing is known but its number.
message to_lost(sequence seq);

/// As an update: from now on nobody looks at it.
document to_refusal(refusal_reason reason);
/// The same for one that bears what is ours: that is taken from it.
document to_stripped_refusal(refusal_reason reason);

}  // namespace snug::mongo
