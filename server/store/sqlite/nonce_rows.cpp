#include "store/sqlite/nonce_rows.hpp"

#include "base/limits.hpp"
#include "store/sqlite/columns.hpp"

#include <algorithm>

namespace snug::sqlite {

nonce_rows::nonce_rows(connection& on)
    : all_(on,
           "SELECT no, key FROM nonces WHERE no > (SELECT max(no) FROM nonces) - ?1 ORDER BY no"),
      one_(on, "SELECT key, mid, body, at FROM nonces WHERE no = ?1"),
      insert_(on, "INSERT INTO nonces (no, key, mid, body, at) VALUES (?1, ?2, ?3, ?4, ?5)"),
      from_front_(on, "SELECT no, at FROM nonces WHERE no >= ?1 ORDER BY no LIMIT ?2"),
      prune_(on, "DELETE FROM nonces WHERE no <= ?1") {}

void nonce_rows::load() {
    oldest_.reset();
    index_.start_after(0);
    // Some more than the bound: the next group takes them away, in the file too.
    auto row = all_.query(std::uint64_t{limits::nonces_max + limits::group_size_max});
    bool is_first = true;
    while (row.next()) {
        if (std::exchange(is_first, false)) index_.start_after(row.number(0) - 1);
        index_.append(nonce_key(to_array<16>(row.blob(1))));
    }
}

std::optional<nonce_rows::stored> nonce_rows::find(const nonce_key& key, wall_time since) {
    for (const std::int64_t no : index_.find(key)) {
        auto row = one_.query(no);
        if (!row.next() || row.number(3) < to_ms(since)) continue;
        if (to_array<16>(row.blob(0)) != key.value()) continue;
        return stored{row.number(1), to_array<16>(row.blob(2))};
    }
    return std::nullopt;
}

void nonce_rows::remember(const nonce_key& key, const known_nonce& nonce, wall_time at) {
    insert_.run(index_.append(key),
                blob_view(key.value()),
                to_mid(nonce.id),
                blob_view(nonce.body),
                to_ms(at));
}

wall_time nonce_rows::oldest() {
    if (!oldest_) {
        auto row = one_.query(index_.first());
        oldest_ = row.next() ? from_ms(row.number(3)) : wall_time{};
    }
    return *oldest_;
}

void nonce_rows::prune(wall_time before, std::size_t count_max) {
    std::size_t surplus = index_.size() - std::min(index_.size(), limits::nonces_max);
    if (index_.size() == 0 || (surplus == 0 && oldest() >= before)) return;
    std::int64_t last = index_.first() - 1;
    {
        auto row = from_front_.query(index_.first(), std::uint64_t{count_max});
        while (row.next()) {
            if (surplus == 0 && row.number(1) >= to_ms(before)) break;
            if (surplus > 0) --surplus;
            last = row.number(0);
        }
    }
    prune_.run(last);
    index_.drop_until(last);
    oldest_.reset();
}

}  // namespace snug::sqlite
