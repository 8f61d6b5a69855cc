// Port: bytes by their SHA-256, for files that people share. Calls block: work threads only.
#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace snug {

class blobs {
public:
    virtual ~blobs() = default;

    /// Stores `bytes`, durable when it returns; the same bytes twice are kept once.
    virtual result<digest> put(std::string_view bytes) = 0;

    /// Up to `length` bytes from `offset`; fewer at the end. errc::not_found for unknown bytes.
    virtual result<std::string> read_range(const digest& hash,
                                           std::uint64_t offset,
                                           std::size_t length) = 0;

    /// A descriptor of an open file with these bytes, which the caller closes; -1 where they lie in
    /// no file. What was opened stays readable when it is removed.
    virtual result<int> open(const digest& hash) = 0;

    virtual result<std::uint64_t> size(const digest& hash) = 0;
    virtual result<void> remove(const digest& hash) = 0;

    /// Removes what nobody put since `before` and `is_used` does not know; how many. What is put
    /// meanwhile stays, so whoever puts has until then to write down that he did.
    virtual result<std::uint64_t> sweep(const std::function<bool(const digest&)>& is_used,
                                        wall_time before) = 0;
};

}  // namespace snug
