#include "loadgen/options.hpp"

#include <charconv>
#include <sstream>

namespace snug::bench {
namespace {

std::uint64_t parse_number(std::string_view name, std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw usage_error("--" + std::string(name) + " wants a number, not '" + std::string(text) +
                          "'");
    }
    return value;
}

}  // namespace

options::options(std::span<char* const> arguments) {
    for (std::size_t i = 0; i < arguments.size(); i += 2) {
        const std::string_view name = arguments[i];
        if (!name.starts_with("--")) throw usage_error("unexpected '" + std::string(name) + "'");
        if (i + 1 == arguments.size()) throw usage_error(std::string(name) + " wants a value");
        entries_[std::string(name.substr(2))] = entry{arguments[i + 1]};
    }
}

const options::entry* options::take(std::string_view name) {
    const auto found = entries_.find(name);
    if (found == entries_.end()) return nullptr;
    found->second.used = true;
    return &found->second;
}

std::uint64_t options::number(std::string_view name, std::uint64_t otherwise, std::uint64_t max) {
    const auto* given = take(name);
    const auto value = given == nullptr ? otherwise : parse_number(name, given->value);
    if (value > max) {
        throw usage_error("--" + std::string(name) + " is bounded by " + std::to_string(max));
    }
    return value;
}

std::string options::text(std::string_view name, std::string_view otherwise) {
    const auto* given = take(name);
    return given == nullptr ? std::string(otherwise) : given->value;
}

std::vector<pid_t> options::pids(std::string_view name) {
    std::vector<pid_t> list;
    std::istringstream parts(text(name, ""));
    for (std::string part; std::getline(parts, part, ',');) {
        list.push_back(static_cast<pid_t>(parse_number(name, part)));
    }
    return list;
}

void options::refuse_unknown() const {
    for (const auto& [name, given] : entries_) {
        if (!given.used) throw usage_error("unknown option --" + name);
    }
}

}  // namespace snug::bench
