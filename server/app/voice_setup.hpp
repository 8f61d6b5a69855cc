// From the settings to voice on the wire: where its sockets are, and what they are announced as,
// which is looked at again now and then because names of home connections move.
#pragma once

#include "app/config.hpp"
#include "voice/announced.hpp"
#include "voice/media_loop.hpp"

#include <optional>
#include <string>
#include <vector>

namespace snug {

/// Where voice listens; nullopt: nowhere. Without --voice it is the address of --listen: a server
/// that only this machine reaches opens nothing to others.
std::optional<voice::media_loop::options> voice_sockets(const config& with);

/// Names replaced by their addresses, as the resolver has them now; those it does not know are left
/// out. Blocks.
std::vector<voice::announce_wish> resolved(const std::vector<voice::announce_wish>& wanted);

/// As `voice::announced`, with this machine's addresses as they are now.
std::vector<voice::announced_address> announced_now(const std::vector<voice::announce_wish>& wanted,
                                                    const voice::media_loop::options& bound);

}  // namespace snug
