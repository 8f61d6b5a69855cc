#include "store/sqlite/search_rows.hpp"

#include "base/log.hpp"
#include "domain/gram_filter.hpp"
#include "store/sqlite/columns.hpp"
#include "store/sqlite/failure.hpp"

#include <algorithm>
#include <sys/stat.h>

namespace snug::sqlite {

/// A reader's view of search.db. While the first filters are still being made it has no head: the
/// newest blocks come last, so until then they are read as if there was no index.
struct search_rows::index {
    explicit index(const std::filesystem::path& path)
        : on(path.string(), access::reading),
          head(on, "SELECT epoch, indexed_to FROM index_head WHERE built_to IS NULL"),
          newest(on,
                 "SELECT block, last_at, grams FROM blocks WHERE first_at <= ?1 AND last_at >= ?2 "
                 "ORDER BY last_at DESC") {}

    connection on;
    statement head;
    statement newest;
};

/// One search: gathers the newest hits before a place and knows when no newer one can come.
class search_rows::walk {
public:
    walk(block_rows& blocks, const wanted& asked) : blocks_(blocks), asked_(asked) {}

    bool may_look_into(block_no block) const {
        return asked_.channels.contains(static_cast<std::uint32_t>(block >> block_channel_bits));
    }

    void read(block_no block) {
        if (!may_look_into(block) || !done_.insert(block).second) return;
        for (const message& one : blocks_.of(block)) {
            const place at{to_ms(one.at), to_mid(one.id)};
            if (at < asked_.before && fits(asked_.what, one)) keep(at);
        }
    }

    /// Whether a block whose newest message is of `last_at` cannot change the page any more.
    bool is_settled_at(std::int64_t last_at) const {
        return hits_.size() > asked_.limit && hits_.begin()->at > last_at;
    }

    /// Blocks around the page's beginning are read anew for each page; only the others count, so
    /// that every page comes further than the one before.
    bool may_read_on(std::int64_t last_at) {
        return last_at >= asked_.before.at || reads_++ < limits::search_blocks_max;
    }

    /// What is newer than `reached` is told; from there the next page goes on.
    found take_until(std::int64_t reached) {
        std::erase_if(hits_, [reached](const place& hit) { return hit.at <= reached; });
        found told = take();
        if (!told.next) told.next = place{reached, INT64_MAX};
        return told;
    }

    found take() {
        found told;
        for (auto hit = hits_.rbegin(); hit != hits_.rend() && told.mids.size() < asked_.limit;
             ++hit) {
            told.mids.push_back(hit->mid);
            if (told.mids.size() == asked_.limit && std::next(hit) != hits_.rend()) {
                told.next = *hit;
            }
        }
        return told;
    }

private:
    /// One more than a page: then there is another.
    void keep(const place& hit) {
        hits_.insert(hit);
        if (hits_.size() > asked_.limit + 1) hits_.erase(hits_.begin());
    }

    block_rows& blocks_;
    const wanted& asked_;
    std::set<place> hits_;
    std::set<block_no> done_;
    std::size_t reads_ = 0;
};

search_rows::search_rows(connection& on, std::filesystem::path folder)
    : folder_(std::move(folder)),
      blocks_(on),
      head_(on, "SELECT epoch, pos FROM head"),
      log_(on, "SELECT DISTINCT ref >> ?2 FROM log WHERE pos > ?1 AND kind <= ?3") {}

search_rows::~search_rows() = default;

/// The indexer makes the file; until then, and when it is damaged, there is no index.
void search_rows::open_index() {
    struct stat file{};
    const bool is_there = ::stat(search_path(folder_).c_str(), &file) == 0;
    if (index_ && is_there && index_file_ == file.st_ino) return;
    index_.reset();
    if (!is_there) return;
    index_file_ = file.st_ino;
    try {
        index_ = std::make_unique<index>(search_path(folder_));
    } catch (const failure& what) {
        log_line(log_level::warning, "search_without_index").field("why", what.what());
    }
}

std::set<block_no> search_rows::changed_since(std::uint64_t indexed_to) {
    std::set<block_no> changed;
    auto row = log_.query(indexed_to,
                          static_cast<std::uint64_t>(block_bits),
                          static_cast<std::int64_t>(log_kind::message_deleted));
    while (row.next())
        changed.insert(row.number(0));
    return changed;
}

search_rows::found search_rows::find(const wanted& asked) {
    open_index();
    std::string epoch;
    std::uint64_t pos = 0;
    {
        auto row = head_.query();
        row.next();
        epoch = row.text(0);
        pos = row.unsigned_number(1);
    }
    const std::uint64_t lag_max = limits::search_lag_max;
    std::uint64_t known_to = pos > lag_max ? pos - lag_max : 0;
    walk on(blocks_, asked);
    if (!index_) {
        for (const block_no block : changed_since(known_to))
            on.read(block);
        return on.take();
    }
    const transaction view(index_->on, transaction::kind::read);
    {
        auto row = index_->head.query();
        if (row.next() && row.text(0) == epoch)
            known_to = std::max(known_to, row.unsigned_number(1));
    }
    for (const block_no block : changed_since(known_to))
        on.read(block);
    const wanted_grams grams = grams_of(asked.what);
    const std::int64_t oldest = asked.what.after ? to_ms(*asked.what.after) : INT64_MIN;
    auto row = index_->newest.query(asked.before.at, oldest);
    while (row.next()) {
        const std::int64_t last_at = row.number(1);
        if (on.is_settled_at(last_at)) break;
        if (!on.may_look_into(row.number(0)) || !may_hold(row.blob(2), grams)) continue;
        if (!on.may_read_on(last_at)) return on.take_until(last_at);
        on.read(row.number(0));
    }
    return on.take();
}

}  // namespace snug::sqlite
