// What one server tells the others of its people, as a text: who is here, who is typing, who chose
// how to be seen, who has used how much of his limits, which films it is making. Pure; what comes
// from the database is not trusted.
#pragma once

#include "base/result.hpp"
#include "domain/ids.hpp"
#include "live/film_progress.hpp"
#include "live/presence.hpp"
#include "live/shared_limits.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace snug {

struct neighbour_letter {
    struct typing {
        username who;
        channel_id where;

        friend bool operator==(const typing&, const typing&) = default;
    };
    struct choice {
        username who;
        status wanted;
        std::chrono::seconds words_last{0};  // 0: no end

        friend bool operator==(const choice&, const choice&) = default;
    };

    std::uint64_t no = 0;  // counts a sender's letters from 1, so that a lost one is noticed
    bool whole = false;    // `here` is everybody who is there, not who came
    bool asks = false;     // something was missed: a whole one of everybody, please
    std::vector<username> here;
    std::vector<username> gone;
    std::vector<typing> types;
    std::vector<film_progress> films;
    std::vector<choice> chosen;
    std::vector<spending> spent;

    friend bool operator==(const neighbour_letter&, const neighbour_letter&) = default;
};

std::string to_text(const neighbour_letter& what);
/// errc::bad_request for what is none.
result<neighbour_letter> parse_letter(std::string_view text);

}  // namespace snug
