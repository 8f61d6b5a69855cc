// Writes and reads the fields of one message. A reader that was asked for more than there is says
// so once, at the end (`whole`), so that parsers read straight down. Used by `protocol` alone.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace snug::media {

class wire_writer {
public:
    template <std::unsigned_integral T>
    wire_writer& number(T value) {
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            bytes_.push_back(
                static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * i)) & 0xFFU));
        }
        return *this;
    }
    wire_writer& flag(bool value) { return number<std::uint8_t>(value ? 1 : 0); }
    /// At most 255 bytes.
    wire_writer& text(std::string_view value) {
        number(static_cast<std::uint8_t>(value.size()));
        bytes_.append(value.substr(0, 255));
        return *this;
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class wire_reader {
public:
    explicit wire_reader(std::string_view bytes) : rest_(bytes) {}

    template <std::unsigned_integral T>
    T number() {
        if (rest_.size() < sizeof(T)) return fail<T>();
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(rest_[i])) << (8 * i);
        }
        rest_.remove_prefix(sizeof(T));
        return static_cast<T>(value);
    }
    bool flag() {
        const auto value = number<std::uint8_t>();
        if (value > 1) good_ = false;
        return value == 1;
    }
    std::string text(std::size_t size_max) {
        const std::size_t size = number<std::uint8_t>();
        if (size > size_max || size > rest_.size()) return fail<std::string>();
        std::string out(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return out;
    }
    /// A value of an enumeration whose last one is `last`.
    template <class E>
    E one_of(E first, E last) {
        const auto value = number<std::uint8_t>();
        if (value < static_cast<std::uint8_t>(first) || value > static_cast<std::uint8_t>(last)) {
            good_ = false;
            return first;
        }
        return static_cast<E>(value);
    }
    template <std::unsigned_integral T>
    T at_most(T most) {
        const T value = number<T>();
        if (value > most) good_ = false;
        return value;
    }
    /// All fields were there, and nothing else.
    [[nodiscard]] bool whole() const { return good_ && rest_.empty(); }

private:
    template <class T>
    T fail() {
        good_ = false;
        rest_ = {};
        return T{};
    }

    std::string_view rest_;
    bool good_ = true;
};

}  // namespace snug::media
