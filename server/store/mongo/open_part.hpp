// An unfinished upload as one node has it in hand. Bytes are gathered to whole chunks; each goes to
// the database in one transaction with the step of the document's `offset`, on the condition that
// nobody else has moved that, so two nodes with the same upload never mix it. Between `sync` and
// the next bytes nothing is held but the running hash: the next ones may have come elsewhere.
#pragma once

#include "base/running_digest.hpp"
#include "store/mongo/part_document.hpp"

#include <functional>
#include <mutex>

namespace snug::mongo {

class open_part {
public:
    explicit open_part(std::string id) : id_(std::move(id)) {}

    // Each throws failures; calls take their turns.
    result<part_standing> append(database& on, std::uint64_t offset, std::string_view bytes);
    result<void> rewind(database& on, std::uint64_t offset);
    result<void> sync(database& on);
    result<digest> finish(database& on);

private:
    result<void> load(database& on);
    void drop();
    void add_to_tail(std::string_view bytes);
    std::string tail_at(database& on, std::uint64_t offset) const;
    bool flush_chunk(database& on);
    result<void> sync_locked(database& on);
    result<digest> hash_of_all(database& on);
    bool become_file(database& on, const digest& hash);
    bool in_one_transaction(database& on, const std::function<bool(const scope&)>& step);

    const std::string id_;
    std::mutex mutex_;
    std::optional<part_document> known_;  // as it was when loaded, with what is gathered since
    std::uint64_t at_ = 0;                // with what is gathered
    running_digest hashing_;
    std::uint64_t hashed_ = 0;  // bytes from the front that `hashing_` has seen
};

}  // namespace snug::mongo
