// What a committer keeps in memory between groups: people, channels, rights, the head. Other nodes
// change them too: `follow` takes over what the head says at the beginning of each group and loads
// people again when somebody else has changed them. Committer's thread only.
#pragma once

#include "domain/facts.hpp"
#include "store/mongo/world_documents.hpp"

#include <unordered_map>

namespace snug::mongo {

struct resident {
    facts known;  // members, channels, emoji, blocks, set up: always; what has keys: only during a
                  // group
    head_state head;
    std::unordered_map<username, std::int64_t> user_numbers;
    std::int64_t last_user_number = 0;

    std::int64_t user_number(const username& name) const { return user_numbers.at(name); }

    /// `now`: the head as this group found it, its turn already taken.
    void follow(head_state now, database& from, const scope& in);

    /// People and channels are as they were when this process last looked.
    bool is_trusted() const { return people_turn_ != nothing_loaded; }

    /// After a group that failed halfway: what is in memory may have run ahead.
    void distrust() { people_turn_ = nothing_loaded; }

    /// A group of ours that changed people was committed.
    void changed_people(std::int64_t turn) { people_turn_ = turn; }

private:
    static constexpr std::int64_t nothing_loaded = -1;

    void load_people(database& from, const scope& in);

    std::int64_t people_turn_ = nothing_loaded;
};

}  // namespace snug::mongo
