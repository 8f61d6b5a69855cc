// Hostile offers: never a crash, what is accepted keeps to its bounds, and so does a call made of
// it, whatever its m-lines are said to send.
#include "base/voice_limits.hpp"
#include "voice/core/call.hpp"
#include "voice/core/sdp.hpp"

#include <cstdlib>

using namespace snug::voice;
namespace limits = snug::limits;

namespace {

const dtls_identity& identity() {
    static const dtls_identity made(std::chrono::sys_seconds{std::chrono::seconds(1'800'000'000)});
    return made;
}

/// The sections that send are named in turn, and once more in a later offer.
void negotiate(const sdp_offer& offer) {
    sent_kinds named;
    std::size_t next = 1;
    for (const auto& section : offer.sections) {
        if (section.sends() && next < all_stream_kinds.size())
            named[section.mid] = all_stream_kinds[next++];
    }
    for (const sent_kinds& names : {sent_kinds(), named}) {
        const auto made = call::make(call_id(1), room_id(1), offer, names, identity(), instant{});
        if (!made) continue;
        (void)(*made)->renegotiate(offer, named);
        const std::string text = write_sdp_answer((*made)->answer({}, {}));
        if (text.empty()) std::abort();
        if ((*made)->uplinks().size() + (*made)->slots().size() > limits::sdp_sections_max)
            std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto offer = parse_sdp_offer({reinterpret_cast<const char*>(data), size});
    if (!offer) return 0;
    if (offer->sections.empty() || offer->sections.size() > limits::sdp_sections_max) std::abort();
    for (const auto& section : offer->sections) {
        if (section.mid.empty() || section.mid.size() > limits::mid_bytes_max) std::abort();
        if (section.codecs.size() > limits::sdp_codecs_max) std::abort();
        if (section.ssrcs.size() > limits::sdp_ssrcs_max) std::abort();
        if (section.mid_extension > 14 || section.level_extension > 14) std::abort();
    }
    negotiate(*offer);
    return 0;
}
