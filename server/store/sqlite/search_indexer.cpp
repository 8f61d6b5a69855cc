#include "store/sqlite/search_indexer.hpp"

#include "base/log.hpp"
#include "domain/gram_filter.hpp"
#include "store/sqlite/columns.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/files.hpp"

#include <set>

namespace snug::sqlite {

namespace {

constexpr int pauses_after_failure = 30;  // the disk is full, or worse
constexpr std::uint64_t log_slice = 2'000;

struct block_entry {
    std::int64_t first_at = 0;
    std::int64_t last_at = 0;
    std::string grams;  // empty: nothing there can be found
};

block_entry describe(const std::vector<message>& of) {
    block_entry made;
    std::vector<gram> grams;
    for (const message& one : of) {
        add_grams(grams, one);
        const std::int64_t at = to_ms(one.at);
        made.first_at = made.last_at == 0 ? at : std::min(made.first_at, at);
        made.last_at = std::max(made.last_at, at);
    }
    made.grams = make_gram_filter(std::move(grams));
    return made;
}

blob_view bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

/// Both files, and how far the index is. Lives on the indexer's thread.
struct search_indexer::work {
    explicit work(const sqlite_options& options)
        : from((options.folder / "snug.db").string(), access::reading, options.vfs),
          to(open_search_file(options.folder, options.vfs)),
          blocks(from),
          store_head(from, "SELECT epoch, pos, pruned_to FROM head"),
          log(from, "SELECT pos, kind, ref FROM log WHERE pos > ?1 ORDER BY pos LIMIT ?2"),
          next_mid(from, "SELECT mid FROM messages WHERE mid >= ?1 ORDER BY mid LIMIT 1"),
          index_head(to, "SELECT epoch, indexed_to, built_to FROM index_head"),
          put_head(to, "UPDATE index_head SET epoch = ?1, indexed_to = ?2, built_to = ?3"),
          put(to,
              "INSERT INTO blocks (block, first_at, last_at, grams) VALUES (?1, ?2, ?3, ?4) "
              "ON CONFLICT DO UPDATE SET first_at = ?2, last_at = ?3, grams = ?4"),
          take(to, "DELETE FROM blocks WHERE block BETWEEN ?1 AND ?2") {}

    /// One slice of what is to do; false: nothing was.
    bool step() {
        load_heads();
        if (epoch != store_epoch || indexed_to < pruned_to || indexed_to > pos) {
            start_anew();
            return true;
        }
        const bool built_some = built_to && build();
        return follow() || built_some;
    }

private:
    void load_heads() {
        {
            auto stored = store_head.query();
            stored.next();
            store_epoch = stored.text(0);
            pos = stored.unsigned_number(1);
            pruned_to = stored.unsigned_number(2);
        }
        auto held = index_head.query();
        held.next();
        epoch = held.text(0);
        indexed_to = held.unsigned_number(1);
        built_to = held.number_if(2);
    }

    void start_anew() {
        transaction all(to, transaction::kind::write);
        take.run(INT64_MIN, INT64_MAX);
        put_head.run(store_epoch, pos, 0);
        all.commit();
    }

    /// The filters of the next blocks that were there before the log was followed.
    bool build() {
        std::map<block_no, block_entry> made;
        std::optional<std::int64_t> next = built_to;
        while (next && made.size() < limits::index_blocks_at_once) {
            next = first_from(*next);
            if (!next) break;
            const block_no block = block_of(*next);
            made.emplace(block, describe(blocks.of(block)));
            next = (block + 1) << block_bits;
        }
        write(made, {}, indexed_to, next);
        return true;
    }

    /// The view is closed with it: describing what was found takes long, and an open view keeps
    /// the WAL from starting over.
    std::optional<std::int64_t> first_from(std::int64_t mid) {
        auto row = next_mid.query(mid);
        if (!row.next()) return std::nullopt;
        return row.number(0);
    }

    bool follow() {
        std::set<block_no> changed;
        std::set<std::int64_t> gone_channels;
        position last = indexed_to;
        {
            const transaction view(from, transaction::kind::read);
            auto row = log.query(indexed_to, log_slice);
            while (row.next() && changed.size() < limits::index_blocks_at_once) {
                last = row.unsigned_number(0);
                const auto kind = static_cast<log_kind>(row.number(1));
                if (kind <= log_kind::message_deleted) changed.insert(block_of(row.number(2)));
                if (kind == log_kind::channel_deleted) gone_channels.insert(row.number(2));
            }
        }
        if (last == indexed_to) return false;
        std::map<block_no, block_entry> made;
        for (const block_no block : changed)
            made.emplace(block, describe(blocks.of(block)));
        write(made, gone_channels, last, built_to);
        return true;
    }

    void write(const std::map<block_no, block_entry>& made,
               const std::set<std::int64_t>& gone_channels,
               position now_indexed_to,
               std::optional<std::int64_t> now_built_to) {
        transaction all(to, transaction::kind::write);
        for (const auto& [block, entry] : made) {
            if (entry.grams.empty()) {
                take.run(block, block);
            } else {
                put.run(block, entry.first_at, entry.last_at, bytes_of(entry.grams));
            }
        }
        for (const std::int64_t channel : gone_channels) {
            const block_no first = channel << block_channel_bits;
            take.run(first, first + (block_no{1} << block_channel_bits) - 1);
        }
        put_head.run(epoch, now_indexed_to, now_built_to);
        all.commit();
    }

    connection from;
    connection to;
    block_rows blocks;
    statement store_head;
    statement log;
    statement next_mid;
    statement index_head;
    statement put_head;
    statement put;
    statement take;
    std::string store_epoch;
    position pos = 0;
    position pruned_to = 0;
    std::string epoch;
    position indexed_to = 0;
    std::optional<std::int64_t> built_to;
};

search_indexer::search_indexer(const sqlite_options& options) : options_(options) {
    thread_.start("indexer", [this] { run(); });
}

search_indexer::~search_indexer() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void search_indexer::poke() {
    if (poked_.exchange(true)) return;  // it will look anyway
    {
        const std::lock_guard lock(mutex_);
    }
    changed_.notify_all();
}

bool search_indexer::wait_for_work() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_ || poked_; });
    return !stopped_;
}

/// False: the store is closing.
bool search_indexer::pause(std::chrono::milliseconds how_long) {
    std::unique_lock lock(mutex_);
    return !changed_.wait_for(lock, how_long, [this] { return stopped_; });
}

void search_indexer::run() {
    std::unique_ptr<work> on;
    while (wait_for_work()) {
        try {
            if (!on) on = std::make_unique<work>(options_);
            catch_up(*on);
            if (!pause(options_.index_every)) return;
        } catch (const failure& what) {
            log_line(log_level::warning, "search_index_waits").field("why", what.what());
            on.reset();
            poked_ = true;
            if (!pause(options_.index_every * pauses_after_failure)) return;
        }
    }
}

void search_indexer::catch_up(work& on) {
    poked_ = false;
    if (free_bytes(options_.folder) < options_.disk_floor_bytes) return;
    while (on.step()) {
        const std::lock_guard lock(mutex_);
        if (stopped_) return;
    }
}

}  // namespace snug::sqlite
