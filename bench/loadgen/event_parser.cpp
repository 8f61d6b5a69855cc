#include "loadgen/event_parser.hpp"

#include <algorithm>

namespace snug::bench {
namespace {

std::string_view value(std::string_view line, std::string_view field) {
    line.remove_prefix(field.size());
    if (line.starts_with(' ')) line.remove_prefix(1);
    return line;
}

}  // namespace

stream_event parse_event(std::string_view block) {
    stream_event event;
    while (!block.empty()) {
        const auto end = std::min(block.find('\n'), block.size());
        const auto line = block.substr(0, end);
        if (line.starts_with("data:")) event.data = value(line, "data:");
        if (line.starts_with("id:")) event.id = value(line, "id:");
        if (line.starts_with("event:")) event.name = value(line, "event:");
        block.remove_prefix(std::min(end + 1, block.size()));
    }
    return event;
}

}  // namespace snug::bench
