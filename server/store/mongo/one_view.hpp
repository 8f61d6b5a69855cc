// Runs a question within one snapshot and turns failures into refusals. Readers' threads.
#pragma once

#include "base/log.hpp"
#include "base/result.hpp"
#include "store/mongo/database.hpp"
#include "store/mongo/failure.hpp"

#include <utility>

namespace snug::mongo {

// A snapshot can be refused or lost for reasons that are over a moment later: a collection that is
// being made, an old moment thrown away, a primary that has just gone.
inline constexpr int view_attempts_max = 3;

/// `ask(scope)` gives a result.
template <class Ask>
auto in_one_view(database& on, Ask ask) -> decltype(ask(std::declval<const scope&>())) {
    for (int attempt = 1;; ++attempt) {
        try {
            const snapshot now(on.client());
            return ask(now);
        } catch (const failure& what) {
            if (what.is_passing() && attempt < view_attempts_max) continue;
            log_line(log_level::error, "read_failed").field("why", what.what());
            return std::unexpected(to_error(what));
        }
    }
}

/// A find by `_id`.
template <class Key>
query one(const char* collection, const Key& id) {
    return {collection, of("_id", id)};
}

}  // namespace snug::mongo
