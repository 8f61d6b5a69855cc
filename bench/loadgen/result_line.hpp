// One measurement as one line of JSON on standard output, for the script that makes the table.
// Owned by the command that measured; keys and values are our own words and numbers, so nothing
// needs escaping.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace snug::bench {

class result_line {
public:
    explicit result_line(std::string_view what)
        : text_("{\"what\":\"" + std::string(what) + "\"") {}

    template <std::integral Number>
    result_line& add(std::string_view key, Number value) {
        return append(key, std::to_string(value));
    }
    result_line& add(std::string_view key, double value);

    void print() const;

private:
    result_line& append(std::string_view key, std::string_view value);

    std::string text_;
};

}  // namespace snug::bench
