// What lists of messages over several channels share: by the time the store has answered, a channel
// may have been closed to whoever asked.
#pragma once

#include "api/endpoint.hpp"

namespace snug::api {

/// Takes out what `viewer` does not see any more.
void drop_unseen(const services& with, const member& viewer, std::vector<message>& messages);

/// `{"messages":[…],"referenced":[…],"next":…}` of what `who` still sees.
answer list_reply(const services& with, const actor& who, mention_page found);

}  // namespace snug::api
