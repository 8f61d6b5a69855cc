// Which of some messages answers a search best. Pure, any thread.
#pragma once

#include "domain/model.hpp"
#include "domain/search_query.hpp"

#include <cstddef>
#include <vector>

namespace snug {

/// So many of the newest that fit are weighed for one page; what is older is found newest first.
inline constexpr std::size_t search_ranked_max = 300;

/// How well `what` answers: words that stand alone before such as only begin a word, those before
/// parts of words; of equals what says little else. 0 or more.
double search_rank(const search_query& wanted, const message& what);

/// The best `count` of `hits`, best first; equals keep their order.
std::vector<message> take_best(const search_query& wanted,
                               std::vector<message> hits,
                               std::size_t count);

}  // namespace snug
