#include "live/frame.hpp"

#include <cassert>

namespace snug {

shared_bytes make_frame(std::string_view name, std::string_view data, std::string_view id) {
    // A line break in the data would end the event and let its text begin another one. Encoders
    // escape it. Two searches: `find_first_of` would ask for each byte by itself.
    assert(data.find('\n') == std::string_view::npos);
    assert(data.find('\r') == std::string_view::npos);
    std::string frame;
    frame.reserve(name.size() + data.size() + id.size() + 24);
    if (!id.empty()) frame.append("id: ").append(id).append("\n");
    if (!name.empty()) frame.append("event: ").append(name).append("\n");
    frame.append("data: ").append(data).append("\n\n");
    return share(std::move(frame));
}

}  // namespace snug
