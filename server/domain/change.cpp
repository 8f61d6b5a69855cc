#include "domain/change.hpp"

namespace snug {

bool is_logged(const change& what) {
    // The logged kinds stand first in the variant, server_updated last among them.
    constexpr std::size_t logged_count = 18;
    static_assert(
        std::is_same_v<std::variant_alternative_t<logged_count - 1, change>, server_updated>);
    return what.index() < logged_count;
}

}  // namespace snug
