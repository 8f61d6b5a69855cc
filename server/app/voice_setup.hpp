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

/// Where voice listens; nullopt: nowhere. Without --voice it is the address of --listen. Where that
/// is a proxy's way to us and --public-url names another machine's way, it is every address: media
/// goes through no proxy. A server that only this machine reaches opens nothing to others.
std::optional<voice::media_loop::options> voice_sockets(const config& with);

/// What --voice-announce says, or else the host of --public-url.
std::vector<voice::announce_wish> voice_wishes(const config& with);

/// As `voice::announced`; `wanted` without names, `local` as `http::local_names` has it.
std::vector<voice::announced_address> announced_as(const std::vector<voice::announce_wish>& wanted,
                                                   const std::vector<std::string>& local,
                                                   const voice::media_loop::options& bound);

}  // namespace snug
