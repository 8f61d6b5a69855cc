// strong<T, Tag>: a value that cannot be passed where another of the same representation is meant.
// Tag is any incomplete type; values compare, hash and order as T does.
#pragma once

#include <compare>
#include <functional>
#include <utility>

namespace snug {

template <class T, class Tag>
class strong {
public:
    strong() = default;
    explicit strong(T value) : value_(std::move(value)) {}

    const T& value() const { return value_; }

    friend bool operator==(const strong&, const strong&) = default;
    friend auto operator<=>(const strong&, const strong&) = default;

private:
    T value_{};
};

}  // namespace snug

template <class T, class Tag>
struct std::hash<snug::strong<T, Tag>> {
    std::size_t operator()(const snug::strong<T, Tag>& s) const {
        return std::hash<T>{}(s.value());
    }
};
