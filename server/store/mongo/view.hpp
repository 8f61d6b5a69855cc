// Reads a document that somebody else owns. Whatever is missing or of another type reads as absent:
// a database can be written to by anybody who has its address, so nothing here trusts a shape.
// Views live as long as what they look at.
#pragma once

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "store/mongo/cluster_time.hpp"

#include <bson/bson.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace snug::mongo {

using byte_view = std::span<const std::uint8_t>;

inline byte_view as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

class document;

class view {
public:
    view() = default;
    explicit view(const bson_t& whole) : bytes_(bson_get_data(&whole), whole.len) {}
    explicit view(byte_view bytes) : bytes_(bytes) {}
    explicit view(const document& whole);

    bool has(std::string_view key) const;
    std::optional<std::string_view> text_if(std::string_view key) const;
    std::string text(std::string_view key) const { return std::string(text_if(key).value_or("")); }
    /// 0 when it is absent; whole numbers of every width, as drivers of other languages write them.
    std::int64_t number(std::string_view key) const;
    std::uint64_t count(std::string_view key) const {
        return static_cast<std::uint64_t>(number(key));
    }
    bool flag(std::string_view key) const;
    std::optional<wall_time> time_if(std::string_view key) const;
    wall_time time(std::string_view key) const { return time_if(key).value_or(wall_time()); }
    std::optional<cluster_time> cluster_time_if(std::string_view key) const;
    std::optional<message_id> id_if(std::string_view key) const;
    message_id id(std::string_view key) const { return id_if(key).value_or(message_id()); }
    byte_view bytes(std::string_view key) const;
    view child(std::string_view key) const;  // a document or a list
    /// Of a list or document: it holds nothing.
    bool is_empty_list() const;
    std::vector<std::string> texts(std::string_view key) const;

    /// The element as it is, whatever its type: an `_id` that somebody else chose.
    document only(std::string_view key) const;

    /// `see(key, view)` for each element that is a document.
    template <class See>
    void each_child(See see) const {
        bson_iter_t at;
        if (!begin(at)) return;
        while (bson_iter_next(&at)) {
            if (const auto inner = document_at(at)) see(std::string_view(key_at(at)), *inner);
        }
    }
    /// `see(key, number)` for each element that is a whole number.
    template <class See>
    void each_number(See see) const {
        bson_iter_t at;
        if (!begin(at)) return;
        while (bson_iter_next(&at)) {
            if (const auto number = number_at(at)) see(std::string_view(key_at(at)), *number);
        }
    }

private:
    bool begin(bson_iter_t& at) const;
    bool find(bson_iter_t& at, std::string_view key) const;
    static const char* key_at(const bson_iter_t& at) { return bson_iter_key(&at); }
    static std::optional<std::int64_t> number_at(const bson_iter_t& at);
    static std::optional<view> document_at(const bson_iter_t& at);

    byte_view bytes_;
};

/// Bytes of a fixed size; zeros when they are of another.
template <std::size_t Size>
std::array<std::uint8_t, Size> to_array(byte_view bytes) {
    std::array<std::uint8_t, Size> made{};
    if (bytes.size() == Size) std::copy(bytes.begin(), bytes.end(), made.begin());
    return made;
}

}  // namespace snug::mongo
