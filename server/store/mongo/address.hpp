// The address of a replica set as a host writes it. It holds a password perhaps, so it is passed on
// and never shown: `shown_hosts` is what messages may name. Pure.
#pragma once

#include "base/result.hpp"
#include "store/mongo/options.hpp"

#include <string>

namespace snug::mongo {

/// A mongodb:// or mongodb+srv:// address that the driver can read, and names that the server
/// takes. A refusal repeats nothing of the address.
result<void> check_address(const mongo_options& options);

bool holds_password(const std::string& address);

/// "a:27017, b:27017", or the name that a mongodb+srv:// address looks up.
std::string shown_hosts(const std::string& address);

/// Whether the set's name has to be found out: with one host and no name the driver would stay with
/// that host, also when another has become the primary.
bool lacks_replica_set(const std::string& address);

}  // namespace snug::mongo
