#include "live/stream_start.hpp"

namespace snug {

stream_start find_start(const world& seen, std::string_view text) {
    using kind = stream_start::kind;
    if (text.empty()) return {.how = kind::fresh, .pos = seen.pos(), .reason = {}};
    const auto given = parse_cursor(text);
    if (!given) return {.how = kind::resync, .pos = 0, .reason = "invalid"};
    if (given->epoch != seen.epoch()) return {.how = kind::resync, .pos = 0, .reason = "epoch"};
    if (given->pos > seen.pos()) return {.how = kind::ahead, .pos = given->pos, .reason = {}};
    if (given->pos < seen.pruned_to()) return {.how = kind::resync, .pos = 0, .reason = "pruned"};
    return {.how = kind::replay, .pos = given->pos, .reason = {}};
}

}  // namespace snug
