// A stream of RFC 4571 frames in one piece and in small ones: the same frames, none too long, and
// what was read can be written again.
#include "voice/framing.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace snug::voice;

namespace {

using frames = std::vector<std::vector<std::uint8_t>>;

frames read(bytes_view stream, std::size_t piece, bool& broken) {
    frame_reader reader;
    frames all;
    while (!stream.empty()) {
        const bytes_out space = reader.space();
        if (space.empty() != reader.is_broken()) std::abort();
        if (space.empty()) break;
        const bytes_view part = stream.first(std::min({piece, space.size(), stream.size()}));
        std::ranges::copy(part, space.begin());
        reader.added(part.size());
        stream = stream.subspan(part.size());
        while (const auto frame = reader.next())
            all.emplace_back(frame->begin(), frame->end());
    }
    broken = reader.is_broken();
    return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const bytes_view stream(data + 1, size - 1);
    bool broken = false;
    bool broken_in_pieces = false;
    const frames whole = read(stream, stream.size(), broken);
    if (read(stream, 1UL + data[0], broken_in_pieces) != whole) std::abort();
    if (broken != broken_in_pieces) std::abort();
    frame_writer writer;
    for (const auto& each : whole) {
        if (each.size() > snug::limits::voice_datagram_bytes_max) std::abort();
        if (!writer.add(each)) break;
        writer.sent(std::min<std::size_t>(data[0], writer.pending().size()));
        if (data[0] % 5 == 0) writer.drop_waiting();
    }
    writer.sent(writer.pending().size());
    if (!writer.is_empty()) std::abort();
    return 0;
}
