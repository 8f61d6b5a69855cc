#include "loadgen/result_line.hpp"

#include <array>
#include <cstdio>

namespace snug::bench {

result_line& result_line::append(std::string_view key, std::string_view value) {
    text_.append(",\"").append(key).append("\":").append(value);
    return *this;
}

result_line& result_line::add(std::string_view key, double value) {
    std::array<char, 48> digits{};
    const int size = std::snprintf(digits.data(), digits.size(), "%.6g", value);
    return append(key, {digits.data(), static_cast<std::size_t>(size)});
}

void result_line::print() const {
    std::printf("%s}\n", text_.c_str());
    std::fflush(stdout);
}

}  // namespace snug::bench
