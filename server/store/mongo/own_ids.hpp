// Ids as Snug would have given them, for messages that other programs put into `home`: what a move
// carries bears no others, so that channel, number and time stay enough to find a message. Loaded
// once by whoever tells a store, on his thread.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/database.hpp"

#include <map>

namespace snug::mongo {

class own_ids {
public:
    /// `home_no`: of the channel `home`.
    void load(database& from, const std::string& home_collection, std::uint32_t home_no);

    message_id of(const message_id& id) const;
    /// Its id and what it answers.
    message in_own_form(message one) const;
    /// What stands at a number of `home` that has no document any more.
    message tombstone_of(sequence seq) const;

private:
    struct stranger {
        message_id id;
        username author;  // empty: nobody knows any more
    };

    std::uint32_t home_no_ = 0;
    std::map<message_id, stranger> known_;
    std::map<sequence, position> removed_;  // and when
};

}  // namespace snug::mongo
