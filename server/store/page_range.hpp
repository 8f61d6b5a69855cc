// Which sequence numbers a page of history holds. `seq` is dense, so a page is known before it is
// read, whatever the backend. Pure.
#pragma once

#include "store/reader.hpp"

namespace snug {

struct seq_range {
    sequence first = 1;
    sequence last = 0;  // below first: nothing
};

/// Of a channel whose newest message is `last_seq`.
seq_range page_range(const page_request& wanted, sequence last_seq);

}  // namespace snug
