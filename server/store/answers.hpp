// What the committers of all backends do alike around a group: forget what was loaded for the one
// before, and answer each intent with what it brought. Pure; committer's thread.
#pragma once

#include "domain/decide.hpp"

#include <vector>

namespace snug {

/// Empties what `fact_keys` names one by one; people, channels and the head stay.
void forget_keyed(facts& known);

/// One answer per decision: `changes` are those of the whole group in order, and those of
/// decision i end before `ends[i]`.
std::vector<result<outcome>> to_answers(const std::vector<result<decision>>& made,
                                        const std::vector<std::size_t>& ends,
                                        const std::vector<committed>& changes);

}  // namespace snug
