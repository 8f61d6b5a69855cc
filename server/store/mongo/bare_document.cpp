#include "store/mongo/bare_document.hpp"

#include "base/network_limits.hpp"
#include "domain/validate.hpp"

namespace snug::mongo {

namespace {

constexpr wall_time first_time{};
constexpr wall_time last_time = std::chrono::sys_days(std::chrono::year(9999) / 12 / 31);

/// What the wire can tell: a date may lie hundreds of millions of years away.
bool is_tellable(wall_time at) {
    return at >= first_time && at < last_time;
}

}  // namespace

username outside_author(const view& found) {
    const auto author = found.text_if("author");
    if (!author) return {};
    auto name = clean_line(*author, limits::outside_author_code_points_max, "author");
    return name ? username(std::move(*name)) : username();
}

/// A date, or the wire's form of one; else the moment in the ObjectId.
wall_time outside_time(const view& found) {
    const auto date = found.time_if("timestamp");
    if (date && is_tellable(*date)) return *date;
    const auto text = found.text_if("timestamp");
    const auto read = text ? parse_iso8601(*text) : std::nullopt;
    return read && is_tellable(*read) ? *read : made_at(found.id("_id"));
}

std::expected<message, refusal_reason> read_words(const view& found) {
    const auto id = found.id_if("_id");
    if (!id) return std::unexpected("_id");
    const auto content = found.text_if("content");
    if (!content) return std::unexpected("content");
    auto clean = clean_content(*content);
    if (!clean) return std::unexpected("content");
    message made;
    made.id = *id;
    made.author = outside_author(found);
    if (made.author.value().empty()) return std::unexpected("author");
    made.at = outside_time(found);
    made.content = std::move(*clean);
    made.outside = true;
    return made;
}

std::expected<message, refusal_reason> read_bare(const view& found) {
    for (const char* ours : {"seq", "rev", "channel", "author_id"}) {
        if (found.has(ours)) return std::unexpected("fields that only Snug writes");
    }
    return read_words(found);
}

}  // namespace snug::mongo
