// A response as the list of memory that one writev takes. Pure functions; the memory belongs to the
// response.
#pragma once

#include "http/response.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <sys/uio.h>
#include <vector>

namespace snug::http {

/// For writing only: iovec has no const.
inline iovec to_piece(std::string_view bytes) {
    return {const_cast<char*>(bytes.data()), bytes.size()};
}

/// Adds the body of `answer`; nothing of one that comes from a source.
void append_pieces(std::vector<iovec>& pieces, const response& answer);

/// What is left once the first `sent` bytes have gone; never begins with an empty piece. Changes
/// the first one left.
std::span<iovec> drop_sent(std::span<iovec> pieces, std::size_t sent);

}  // namespace snug::http
