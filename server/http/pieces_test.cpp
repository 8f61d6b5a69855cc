#include "http/pieces.hpp"

#include <gtest/gtest.h>

namespace snug::http {
namespace {

std::string joined(std::span<const iovec> pieces) {
    std::string all;
    for (const iovec& piece : pieces)
        all.append(static_cast<const char*>(piece.iov_base), piece.iov_len);
    return all;
}

TEST(Pieces, EveryKindOfBodyIsTakenAsItIs) {
    const auto shared = [](const char* text) { return std::make_shared<const std::string>(text); };
    for (const auto& body :
         std::initializer_list<decltype(response::body)>{std::string("abc"),
                                                         shared("abc"),
                                                         fragments{shared("a"), shared("bc")},
                                                         embedded_bytes{"abc"}}) {
        response made;
        made.body = body;
        std::vector<iovec> pieces;
        append_pieces(pieces, made);
        EXPECT_EQ(joined(pieces), "abc");
        EXPECT_EQ(made.body_size(), 3);
    }
    response nothing;
    nothing.body = shared_bytes();
    EXPECT_EQ(nothing.body_size(), 0);
}

TEST(Pieces, WhatWasSentIsDroppedWhereverItEnds) {
    for (std::size_t sent = 0; sent <= 6; ++sent) {
        std::vector<iovec> pieces = {
            to_piece(""), to_piece("ab"), to_piece(""), to_piece("cdef"), to_piece("")};
        EXPECT_EQ(joined(drop_sent(pieces, sent)), std::string("abcdef").substr(sent));
        pieces = {to_piece("ab"), to_piece("cdef")};
        EXPECT_EQ(drop_sent(pieces, 6).size(), 0);
    }
}

}  // namespace
}  // namespace snug::http
