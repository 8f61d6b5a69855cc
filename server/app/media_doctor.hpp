// What `snug doctor` says of the programs that look into what is shared, and what the log says at
// the start.
#pragma once

#include "store/examined.hpp"

namespace snug {

/// Whether snug-media lies beside this program, and ffmpeg where it looks for it; what follows
/// where they do not.
finding examine_media();

}  // namespace snug
