// Answers searches: walks the filters of search.db from the newest block to the oldest, reads the
// blocks that may hold what is wanted, and judges each message by what it says now; so what was
// deleted or edited away is not found whatever the index says. Blocks that changed since the index
// was made are read without asking it. Owned by a reader, on its thread, within its transactions.
#pragma once

#include "base/result.hpp"
#include "domain/search_query.hpp"
#include "store/sqlite/block_rows.hpp"
#include "store/sqlite/place.hpp"

#include <memory>
#include <set>

namespace snug::sqlite {

class search_rows {
public:
    search_rows(connection& on, std::filesystem::path folder);
    ~search_rows();

    struct wanted {
        const search_query& what;
        const std::set<std::uint32_t>& channels;  // numbers of those that may be looked into
        place before;
        std::size_t limit = 0;
    };
    struct found {
        std::vector<std::int64_t> mids;  // the newest first
        std::optional<place> next;
    };
    found find(const wanted& asked);

private:
    struct index;
    class walk;

    void open_index();
    std::set<block_no> changed_since(std::uint64_t indexed_to);

    std::filesystem::path folder_;
    block_rows blocks_;
    statement head_;
    statement log_;
    std::unique_ptr<index> index_;  // null: there is none yet
    std::uint64_t index_file_ = 0;  // its inode: the indexer may have begun another file
};

}  // namespace snug::sqlite
