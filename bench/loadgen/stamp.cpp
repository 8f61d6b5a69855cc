#include "loadgen/stamp.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <string.h>  // memmem

namespace snug::bench {
namespace {

constexpr std::size_t number_digits = 10;
constexpr std::size_t time_digits = 19;

template <typename Number>
std::optional<Number> parse(std::string_view digits) {
    Number value{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{}) return std::nullopt;
    return value;
}

}  // namespace

std::string stamped_content(std::string_view run_id, const stamp& mark) {
    std::array<char, 64> digits{};
    const int size = std::snprintf(digits.data(),
                                   digits.size(),
                                   ".%010llu.%019lld ",
                                   static_cast<unsigned long long>(mark.number),
                                   static_cast<long long>(mark.sent_at));
    std::string text("~");
    text.append(run_id).append(digits.data(), static_cast<std::size_t>(size));
    return text.append("so who is coming on Friday, and who brings the cards?");
}

std::optional<stamp> find_stamp(std::string_view message, std::string_view run_id) {
    const auto at = message.find('~');
    if (at == std::string_view::npos) return std::nullopt;
    const auto rest = message.substr(at + 1);
    if (!rest.starts_with(run_id) ||
        rest.size() < run_id.size() + 2 + number_digits + time_digits) {
        return std::nullopt;
    }
    const auto number = parse<std::uint64_t>(rest.substr(run_id.size() + 1, number_digits));
    const auto sent_at = parse<nanos>(rest.substr(run_id.size() + 2 + number_digits, time_digits));
    if (!number || !sent_at) return std::nullopt;
    return stamp{*number, *sent_at};
}

std::optional<std::uint64_t> number_after(std::string_view json, std::string_view key) {
    // memmem, since a message is full of quotes and `find` would stop at each of them.
    const auto* at =
        static_cast<const char*>(::memmem(json.data(), json.size(), key.data(), key.size()));
    if (at == nullptr) return std::nullopt;
    const auto rest = json.substr(static_cast<std::size_t>(at - json.data()) + key.size());
    return parse<std::uint64_t>(rest.substr(0, rest.find_first_not_of("0123456789")));
}

}  // namespace snug::bench
