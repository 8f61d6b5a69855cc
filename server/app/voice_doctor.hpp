// What `snug doctor voice` says: whether voice answers at every address that people are told, asked
// from this machine, and what to do where it does not. From outside the page asks the same.
#pragma once

#include "app/config.hpp"
#include "store/examined.hpp"
#include "voice/media_loop.hpp"

#include <string>
#include <vector>

namespace snug {

/// What was found out before anything is said.
struct voice_look {
    std::vector<voice::announced_address> announced{};
    std::vector<bool> answered{};         // for each of them
    std::vector<std::string> local{};     // addresses of this machine
    std::vector<std::string> nameless{};  // announced names that have no address
};

/// One finding for each address, and what is wrong with them together. Pure.
std::vector<finding> voice_findings(const voice_look& seen);

/// Asks the running voice thread what it announces, and each address whether it answers. Null:
/// voice has no port. Blocks for limits::voice_doctor_patience and as long as names take.
std::vector<finding> examine_voice(voice::media_loop* media, const config& chosen);

}  // namespace snug
