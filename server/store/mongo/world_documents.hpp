// Loads all people and channels: what a reader hands to live, and what the committer keeps in
// memory. Never looks at messages: a million of them cost nothing here.
#pragma once

#include "store/mongo/database.hpp"
#include "store/mongo/head_document.hpp"
#include "store/mongo/member_document.hpp"

#include <vector>

namespace snug::mongo {

/// Throws when there is none: then the database was emptied under us.
head_state load_head(database& from, const scope* in);

/// In order of arrival, also those who went.
std::vector<member_entry> load_members(database& from, const scope* in);

/// Those that are there, in order of their numbers, without last_seq.
std::vector<channel> load_channels(database& from, const scope* in);

/// Deleted after `pos`, with the members they had.
std::vector<channel> load_gone_channels(database& from, position pos, const scope* in);

/// The highest number ever given.
std::uint32_t load_last_channel_no(database& from, const scope* in);

/// Puts in what the head knows of each.
void set_last_seqs(std::vector<channel>& channels, const head_state& head);

}  // namespace snug::mongo
