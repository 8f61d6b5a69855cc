// Everything that one person said, for his export and for taking it all back: a walk over all
// messages in slices, since no index is worth it. Owned by a reader, on its thread, within its
// transactions.
#pragma once

#include "base/result.hpp"
#include "store/sqlite/statement.hpp"

#include <string>
#include <vector>

namespace snug::sqlite {

class said_rows {
public:
    explicit said_rows(connection& on);

    struct places {
        std::vector<std::int64_t> mids;  // ascending
        std::string next;
    };
    result<places> of(std::string_view author, const std::string& after, std::size_t limit);

private:
    statement slice_end_;
    statement said_;
};

}  // namespace snug::sqlite
