// Values that stand in documents as words, as on the wire: readable by whoever looks into the
// database, and good for programs that know no numbers of ours.
#pragma once

#include "domain/model.hpp"
#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace snug::mongo {

/// The value whose `to_word` is `word`; `otherwise` when there is none. The values of these enums
/// count up from 0, and `to_word` is empty beyond the last.
template <class Value>
Value value_of(std::string_view word, Value otherwise) {
    if (word.empty()) return otherwise;
    for (unsigned char number = 0; number < 64; ++number) {
        const auto value = static_cast<Value>(number);
        if (to_word(value) == word) return value;
    }
    return otherwise;
}

inline void put_time_if(document& into, std::string_view key, const std::optional<wall_time>& at) {
    if (at) into.put(key, *at);
}

inline void put_digest_if(document& into, std::string_view key, const std::optional<digest>& hash) {
    if (hash) into.put(key, std::span<const std::uint8_t>(*hash));
}

inline std::optional<digest> digest_if(const view& from, std::string_view key) {
    const byte_view bytes = from.bytes(key);
    if (bytes.size() != std::tuple_size_v<digest>) return std::nullopt;
    return to_array<std::tuple_size_v<digest>>(bytes);
}

inline secret_hash to_secret(byte_view bytes) {
    return secret_hash(to_array<32>(bytes));
}

/// Names, ids: strong types over text.
template <class Name>
array to_list(const std::vector<Name>& names) {
    array made;
    for (const Name& name : names)
        made.add(name.value());
    return made;
}

template <class Name>
std::vector<Name> to_names(const view& from, std::string_view key) {
    std::vector<Name> made;
    for (std::string& text : from.texts(key))
        made.emplace_back(std::move(text));
    return made;
}

}  // namespace snug::mongo
