// Why a job has no result: the typed end of everything that `media` is asked. A plain value.
#pragma once

#include "media/protocol.hpp"

#include <string_view>

namespace snug::media {

struct failure {
    enum class reason : std::uint8_t {
        refused,    // by the worker; `why` says more
        died,       // the file brought the worker down
        too_slow,   // over its time, by the clock
        no_helper,  // snug-media is not there or does not start
        stopped,    // the server ends
    };

    reason of = reason::died;
    refusal why = refusal::broken;  // of `refused` alone

    friend bool operator==(const failure&, const failure&) = default;
};

/// The stable word for the wire and for logs: "too_large", "died", "no_helper".
std::string_view to_code(const failure& of);

}  // namespace snug::media
