// Unfinished uploads on a replica set: their bytes go to chunks at once, under a key of the
// upload's own, since the hash is not known yet; a finished one stays where it is, and its row in
// `files` names that key. The next bytes may come on another node. Calls may come from several work
// threads at once: each borrows a connection. Owned by the store.
#pragma once

#include "store/mongo/open_part.hpp"

#include <map>
#include <memory>

namespace snug::mongo {

class chunk_parts final : public upload_parts {
public:
    chunk_parts(client_pool& pool, std::string database)
        : pool_(pool), database_(std::move(database)) {}

    result<void> create(const part_facts& made, const part_bounds& bounds) override;
    result<part_facts> find(const std::string& id) override;
    result<part_standing> append(const std::string& id,
                                 std::uint64_t offset,
                                 std::string_view bytes) override;
    /// Nothing: what is on its way to the set takes far longer than its hash.
    void work_ahead(const std::string&) override {}
    result<void> rewind(const std::string& id, std::uint64_t offset) override;
    result<void> sync(const std::string& id) override;
    result<digest> finish(const std::string& id) override;
    result<void> remove(const std::string& id) override;
    result<std::vector<std::string>> expired(wall_time now, std::size_t limit) override;
    result<std::vector<part_facts>> of(const username& by) override;
    std::optional<std::uint64_t> room() override { return std::nullopt; }

private:
    std::shared_ptr<open_part> in_hand(const std::string& id);
    void forget(const std::string& id);

    client_pool& pool_;
    std::string database_;
    std::mutex mutex_;  // of the list
    std::map<std::string, std::shared_ptr<open_part>> in_hand_;
};

}  // namespace snug::mongo
