// What ffprobe says of a file that somebody shared.
#include "media/helper/plan.hpp"
#include "media/helper/probe_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)snug::media::parse_progress_ms(text);
    const auto read = snug::media::parse_probe(text);
    if (!read || snug::media::check_probe(*read)) return 0;
    (void)snug::media::copy_target(snug::media::format::mp4, *read);
    return 0;
}
