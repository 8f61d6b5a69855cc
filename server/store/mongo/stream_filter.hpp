// What the change stream of a node tells: groups, letters, and what others do in `home`. Asked for
// once, when the stream is opened. Pure.
#pragma once

#include "store/mongo/document.hpp"

#include <string>

namespace snug::mongo {

/// Of documents in `home` nothing comes along but their `_id` and whether they are `bare`, however
/// large they are.
array stream_filter(const std::string& home);

}  // namespace snug::mongo
