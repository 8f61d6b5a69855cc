// How far a film is on its way to be played in a browser: told while it lasts, kept nowhere.
#pragma once

#include "domain/attachment.hpp"

namespace snug {

struct film_progress {
    channel_id where;
    message_id message;
    file_id file;
    int percent = 0;  // 0 to 100

    friend bool operator==(const film_progress&, const film_progress&) = default;
};

}  // namespace snug
