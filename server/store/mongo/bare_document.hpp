// A document that somebody else put into `home`: what of it makes a message, or why it makes none.
// Pure; hostile input welcome.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/view.hpp"

#include <expected>
#include <string_view>

namespace snug::mongo {

/// Why a document cannot be taken in; stands in it as `snug_refused`.
using refusal_reason = std::string_view;

/// A message without channel, seq and rev, marked as written from outside. Refuses what bears
/// fields that only Snug writes.
std::expected<message, refusal_reason> read_bare(const view& found);

/// The words alone, also of a document that was taken in before and has been changed since.
std::expected<message, refusal_reason> read_words(const view& found);

/// Who says he wrote it, and when: also where the words are gone. Empty: nobody.
username outside_author(const view& found);
wall_time outside_time(const view& found);

}  // namespace snug::mongo
