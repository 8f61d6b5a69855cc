#include "store/sqlite/consistency.hpp"

namespace snug::sqlite {

namespace {

// Each gives 0 when all is well.
constexpr const char* head_disagrees =
    "SELECT (SELECT count(*) FROM head) <> 1 OR "
    "(SELECT pos FROM head) <> coalesce((SELECT max(pos) FROM log), (SELECT pruned_to FROM head)) "
    "OR "
    "(SELECT pruned_to FROM head) <> coalesce((SELECT min(pos) FROM log) - 1, (SELECT pos FROM "
    "head))";
constexpr const char* channels_disagree =
    "SELECT count(*) FROM channels c WHERE c.gone IS NULL AND c.last_seq <> coalesce((SELECT "
    "max(mid) & 0xFFFFFFFFFF "
    "FROM messages WHERE mid BETWEEN c.no << 40 AND (c.no << 40 | 0xFFFFFFFFFF)), 0)";

}  // namespace

result<void> check_edges(connection& on, const std::string& path) {
    if (on.number(head_disagrees) == 0 && on.number(channels_disagree) == 0) return {};
    return refuse(errc::unavailable,
                  path +
                      " is damaged (its head and its rows disagree): keep a copy of this folder, "
                      "then restore a backup into it.");
}

}  // namespace snug::sqlite
