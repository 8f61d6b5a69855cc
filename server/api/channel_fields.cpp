#include "api/channel_fields.hpp"

#include "base/json.hpp"
#include "base/limits.hpp"
#include "domain/names.hpp"
#include "domain/validate.hpp"

#include <algorithm>

namespace snug::api {

namespace {

/// Empty takes the thing away; else it is one clean line.
result<void> clean_if(std::optional<std::string>& text, std::size_t max, std::string_view field) {
    if (!text || text->empty()) return {};
    auto clean = clean_line(*text, max, field);
    if (!clean) return std::unexpected(clean.error());
    text = std::move(*clean);
    return {};
}

result<void> check_sign(const std::optional<std::string>& sign) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (!sign || (sign->size() <= limits::sign_chars_max && std::ranges::all_of(*sign, fits)))
        return {};
    return refuse(errc::invalid_field, "A sign is the name of an icon.", "sign");
}

result<void> check_between(const std::optional<std::int64_t>& number,
                           std::int64_t least,
                           std::int64_t most,
                           std::string_view field) {
    if (!number || (*number >= least && *number <= most)) return {};
    return refuse(errc::invalid_field,
                  "From " + std::to_string(least) + " to " + std::to_string(most) + ", please.",
                  std::string(field));
}

result<void> check(channel_fields& read) {
    if (read.name) {
        auto clean = clean_name(*read.name, limits::channel_name_code_points_max, "name");
        if (!clean) return std::unexpected(clean.error());
        read.name = std::move(*clean);
    }
    if (auto fine = check_sign(read.sign); !fine) return fine;
    if (auto fine = clean_if(read.topic, limits::channel_topic_code_points_max, "topic"); !fine)
        return fine;
    if (auto fine = clean_if(read.section, limits::section_code_points_max, "section"); !fine)
        return fine;
    const std::int64_t last = limits::place_in_list_max;
    if (auto fine = check_between(read.position_in_list, 0, last, "position"); !fine) return fine;
    return check_between(read.slow_mode_s, 0, limits::slow_mode_s_max, "slow_mode_s");
}

}  // namespace

result<channel_fields> read_channel_fields(const boost::json::object& body) {
    json_reader json(body);
    channel_fields read;
    read.name = json.text_if("name");
    read.sign = json.text_if("sign");
    read.topic = json.text_if("topic");
    read.section = json.text_if("section");
    read.position_in_list = json.number_if("position");
    read.is_private = json.flag_if("private");
    read.slow_mode_s = json.number_if("slow_mode_s");
    read.archived = json.flag_if("archived");
    const auto who_posts = json.text_if("who_posts");
    if (auto fine = json.done(); !fine) return std::unexpected(fine.error());
    if (who_posts) {
        if (*who_posts != "all" && *who_posts != "moderators")
            return refuse(errc::invalid_field, "all or moderators.", "who_posts");
        read.moderators_post = *who_posts == "moderators";
    }
    if (auto fine = check(read); !fine) return std::unexpected(fine.error());
    return read;
}

}  // namespace snug::api
