// Chunked bodies in one piece and cut in two: the same bytes, the same end, within the bound.
#include "http/chunked_body.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace snug::http;

namespace {

constexpr std::size_t body_max = 4096;

struct outcome {
    bool refused = false;
    bool done = false;
    std::size_t used = 0;
    std::string body;
    friend bool operator==(const outcome&, const outcome&) = default;
};

outcome decode(std::string_view bytes, std::size_t cut) {
    chunked_body decoder(body_max);
    outcome result;
    for (const std::string_view part : {bytes.substr(0, cut), bytes.substr(cut)}) {
        if (decoder.done()) break;
        const auto used = decoder.feed(part, result.body);
        if (!used) return {.refused = true, .body = {}};
        result.used += *used;
    }
    result.done = decoder.done();
    return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const outcome whole = decode(bytes, 0);
    const outcome cut = decode(bytes, bytes.empty() ? 0 : data[0] % bytes.size());
    if (whole != cut || whole.body.size() > body_max) std::abort();
    return 0;
}
