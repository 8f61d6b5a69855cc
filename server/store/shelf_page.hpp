// One page of the shelf out of all that stands on it: what is looked for, in which order, from
// where on. The same for every backend. Pure.
#pragma once

#include "store/reader.hpp"

#include <set>

namespace snug {

/// `favourites`: those of the viewer. errc::invalid_field `after` when that is no earlier page's
/// `next`.
result<shelf_page> make_shelf_page(const shelf_request& wanted,
                                   std::vector<shelved> all,
                                   const std::set<file_id>& favourites);

}  // namespace snug
