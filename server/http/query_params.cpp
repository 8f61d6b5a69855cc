#include "http/query_params.hpp"

#include "http/percent.hpp"

#include <charconv>

namespace snug::http {

result<query_params> query_params::parse(std::string_view raw) {
    query_params parsed;
    while (!raw.empty()) {
        const std::string_view pair = raw.substr(0, raw.find('&'));
        raw.remove_prefix(std::min(raw.size(), pair.size() + 1));
        if (pair.empty()) continue;
        const std::size_t equals = pair.find('=');
        auto name = decode_query(pair.substr(0, equals));
        auto value = decode_query(equals == std::string_view::npos ? "" : pair.substr(equals + 1));
        if (!name || !value) return refuse(errc::bad_request, "the query is not well-formed UTF-8");
        if (parsed.find(*name))
            return refuse(errc::bad_request, "a parameter is given twice", *name);
        parsed.values_.emplace_back(std::move(*name), std::move(*value));
    }
    return parsed;
}

std::optional<std::string_view> query_params::find(std::string_view name) const {
    for (const auto& [known, value] : values_) {
        if (known == name) return value;
    }
    return std::nullopt;
}

result<std::optional<std::uint64_t>> query_params::number(std::string_view name) const {
    const auto text = find(name);
    if (!text) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (problem != std::errc() || end != text->data() + text->size()) {
        return refuse(errc::bad_request, "not a whole number", std::string(name));
    }
    return value;
}

}  // namespace snug::http
