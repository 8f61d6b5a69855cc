#include "store/page_range.hpp"

#include "base/limits.hpp"

#include <algorithm>

namespace snug {

seq_range page_range(const page_request& wanted, sequence last_seq) {
    const sequence limit = std::clamp<sequence>(wanted.limit, 1, limits::replay_batch);
    const sequence seq = std::min(wanted.seq, last_seq + 1);
    const auto ending_at = [&](sequence last) {
        return seq_range{last >= limit ? last - limit + 1 : 1, last};
    };
    switch (wanted.selector) {
        case page_request::where::newest:
            return ending_at(last_seq);
        case page_request::where::before:
            return ending_at(seq > 0 ? seq - 1 : 0);
        case page_request::where::after:
            return {seq + 1, std::min(seq + limit, last_seq)};
        case page_request::where::around:
            break;
    }
    const sequence half = limit / 2;
    const sequence first = seq > half ? seq - half : 1;
    return ending_at(std::min(std::max(first + limit - 1, limit), last_seq));
}

}  // namespace snug
