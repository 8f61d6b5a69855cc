// Hostile answers to the client's side that tests and the load generator use: never a crash, and
// what is taken for an answer has what a client needs.
#include "voice/core/peer.hpp"

#include <cstdlib>

using namespace snug::voice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto answer = read_peer_answer({reinterpret_cast<const char*>(data), size});
    if (answer && (answer->ice.ufrag.empty() || answer->ice.password.empty())) std::abort();
    return 0;
}
