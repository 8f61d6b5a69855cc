#include "http/header_fields.hpp"

#include <algorithm>

namespace snug::http {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return lower(x) == lower(y);
           });
}

void header_fields::assign(std::string_view head, const std::vector<place>& places) {
    text_.assign(head);
    places_.assign(places.begin(), places.end());
}

void header_fields::add(std::string_view name, std::string_view value) {
    place at;
    at.name_at = static_cast<std::uint32_t>(text_.size());
    at.name_size = static_cast<std::uint32_t>(name.size());
    text_ += name;
    at.value_at = static_cast<std::uint32_t>(text_.size());
    at.value_size = static_cast<std::uint32_t>(value.size());
    text_ += value;
    places_.push_back(at);
}

void header_fields::clear() {
    text_.clear();
    places_.clear();
}

std::string_view header_fields::find(std::string_view wanted) const {
    for (const place& at : places_) {
        if (same_name(name(at), wanted)) return value(at);
    }
    return {};
}

std::string_view header_fields::find_last(std::string_view wanted) const {
    for (std::size_t i = places_.size(); i > 0; --i) {
        if (same_name(name(places_[i - 1]), wanted)) return value(places_[i - 1]);
    }
    return {};
}

std::size_t header_fields::count(std::string_view wanted) const {
    return static_cast<std::size_t>(
        std::count_if(places_.begin(), places_.end(), [&](const place& at) {
            return same_name(name(at), wanted);
        }));
}

std::string_view header_fields::name(const place& at) const {
    return std::string_view(text_).substr(at.name_at, at.name_size);
}

std::string_view header_fields::value(const place& at) const {
    return std::string_view(text_).substr(at.value_at, at.value_size);
}

}  // namespace snug::http
