// The messages of one block that can be found: what filters are made of and what a search reads
// through. Owned by a reader or the indexer, on its thread, within its transactions.
#pragma once

#include "domain/model.hpp"
#include "store/sqlite/search_file.hpp"
#include "store/sqlite/statement.hpp"

#include <vector>

namespace snug::sqlite {

class block_rows {
public:
    explicit block_rows(connection& on);

    /// Ascending; id, time, author, content, mentions and pin only. None of a deleted channel.
    std::vector<message> of(block_no block);

private:
    statement rows_;
};

}  // namespace snug::sqlite
