// The client's files as HTTP serves them: everything embedded, and which addresses are pages of the
// client.
#pragma once

#include "http/static_files.hpp"

namespace snug {

/// The client's pages are one document; its router reads the address.
bool is_client_page(std::string_view path);

void add_client(http::static_files& to);

}  // namespace snug
