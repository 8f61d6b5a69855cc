#include "http/pieces.hpp"

namespace snug::http {

void append_pieces(std::vector<iovec>& pieces, const response& answer) {
    if (const auto* text = std::get_if<std::string>(&answer.body)) {
        pieces.push_back(to_piece(*text));
    } else if (const auto* shared = std::get_if<shared_bytes>(&answer.body)) {
        if (*shared) pieces.push_back(to_piece(**shared));
    } else if (const auto* embedded = std::get_if<embedded_bytes>(&answer.body)) {
        pieces.push_back(to_piece(embedded->bytes));
    } else if (const auto* parts = std::get_if<fragments>(&answer.body)) {
        for (const shared_bytes& piece : *parts)
            pieces.push_back(to_piece(*piece));
    }
}

std::span<iovec> drop_sent(std::span<iovec> pieces, std::size_t sent) {
    while (!pieces.empty() && sent >= pieces.front().iov_len) {
        sent -= pieces.front().iov_len;
        pieces = pieces.subspan(1);
    }
    if (sent > 0) {
        pieces.front().iov_base = static_cast<char*>(pieces.front().iov_base) + sent;
        pieces.front().iov_len -= sent;
    }
    return pieces;
}

}  // namespace snug::http
