// Hostile offers: never a crash, and what is accepted keeps to its bounds.
#include "base/voice_limits.hpp"
#include "voice/core/sdp.hpp"

#include <cstdlib>

using namespace snug::voice;
namespace limits = snug::limits;

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
    return 0;
}
