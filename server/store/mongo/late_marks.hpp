// Read marks that the log tells of and `reads` does not yet: nearly every post moves one, and a
// document of its own for each would double what a post costs a set. Every so often a group brings
// them into `reads`; the head says up to which turn that has been done. Whoever asks for marks in
// between takes the later ones from the log.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/batch.hpp"

#include <map>

namespace snug::mongo {

struct late_marks {
    std::int64_t to = 0;  // up to and with the group of that turn
    std::map<person_in_channel, sequence> marks;
};

/// Of up to `groups_max` groups after the turn `after`; the last mark counts.
late_marks read_late_marks(database& from,
                           std::int64_t after,
                           std::size_t groups_max,
                           const scope* in);

/// The same of one person, from all groups after `after`.
std::map<channel_id, sequence> late_marks_of(database& from,
                                             const username& who,
                                             std::int64_t after,
                                             const scope* in);

/// One update for each person. Marks in channels that are not `known` any more are left out.
void put_marks(const late_marks& late,
               const std::unordered_map<channel_id, channel>& known,
               batch& into);

}  // namespace snug::mongo
