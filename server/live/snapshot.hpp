// All a client needs at start, gathered in one turn from memory at one position: encoded parts, not
// copied. `live_state::prepare` has run for the viewer. Pure functions over the live_state, io
// thread only.
#pragma once

#include "live/live_state.hpp"
#include "live/presence.hpp"
#include "live/voice_roster.hpp"

#include <vector>

namespace snug {

/// Puts a body together from text of its own and from pieces that many share.
class body_builder {
public:
    body_builder& text(std::string_view piece) {
        own_ += piece;
        return *this;
    }
    body_builder& piece(shared_bytes shared);
    /// `[a,b,…]`
    body_builder& list(const std::vector<shared_bytes>& entries);
    std::vector<shared_bytes> take();

private:
    void flush();

    std::string own_;
    std::vector<shared_bytes> pieces_;
};

/// `"messages":[…],"referenced":[…],"has_before":…,"has_after":…`, without braces.
void append_page(body_builder& body, const encoded_page& page);

/// `{"messages":[…],"referenced":[…],"next":…}` of a list that is no history: pins, mentions. An
/// empty `next` is left out.
std::vector<shared_bytes> list_body(const encoded_page& page, std::string_view next);

encoded_page encode_page(const message_page& page);

/// nullopt: the page is not in memory, `page` has to come from a reader.
std::optional<std::vector<shared_bytes>> snapshot_body(live_state& state,
                                                       presence& present,
                                                       const voice_roster& rooms,
                                                       const member& viewer,
                                                       const channel* shown,
                                                       std::size_t limit);

}  // namespace snug
