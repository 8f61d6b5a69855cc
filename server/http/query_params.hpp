// The part of a target behind '?', as application/x-www-form-urlencoded: decoded, valid UTF-8, no
// control characters. Owned by the request. A name given twice is refused: two readers could choose
// differently.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace snug::http {

class query_params {
public:
    /// `raw` is what stands behind the '?', without it; empty gives no parameters.
    static result<query_params> parse(std::string_view raw);

    /// The decoded value; "" for a bare name; nullopt when it was not given.
    std::optional<std::string_view> find(std::string_view name) const;
    /// A decimal number without sign. nullopt: not given; a refusal: given, but no such number.
    result<std::optional<std::uint64_t>> number(std::string_view name) const;

    bool empty() const { return values_.empty(); }

private:
    std::vector<std::pair<std::string, std::string>> values_;
};

}  // namespace snug::http
