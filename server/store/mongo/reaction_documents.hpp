// Who reacted with what: one document per reaction in `reactions`, whose `_id` says message, emoji
// and person, so nobody can be there twice. `kind` is the position of that emoji's first use on the
// message: kinds keep their order whoever takes his back. Owned by whoever finds messages, on its
// thread.
#pragma once

#include "domain/reactions.hpp"
#include "store/mongo/database.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace snug::mongo {

/// What an emoji on a message stands under: `kind`.
using reaction_kinds = std::map<std::pair<message_id, std::string>, position>;

document reaction_id(const reaction_key& key);
document to_document(const reaction_key& key, position kind, position pos);
reaction_key to_reaction_key(const view& from);

class reaction_documents {
public:
    explicit reaction_documents(database& from) : from_(from) {}

    /// Puts into each undeleted message what it got; also into `kinds`, unless that is null.
    void add_to(std::map<message_id, message>& to, const scope* in, reaction_kinds* kinds);

    /// Those of `keys` that are there.
    std::set<reaction_key> find(const std::set<reaction_key>& keys, const scope* in);

    /// Names in order of their reactions.
    std::vector<username> reactors(const message_id& id,
                                   const std::string& emoji,
                                   std::size_t skip,
                                   std::size_t limit,
                                   const scope* in);

private:
    database& from_;
};

}  // namespace snug::mongo
