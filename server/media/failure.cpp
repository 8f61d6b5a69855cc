#include "media/failure.hpp"

namespace snug::media {

std::string_view to_code(const failure& of) {
    switch (of.of) {
        case failure::reason::refused:
            return to_code(of.why);
        case failure::reason::died:
            return "died";
        case failure::reason::too_slow:
            return "too_slow";
        case failure::reason::no_helper:
            return "no_helper";
        case failure::reason::stopped:
            return "stopped";
    }
    return "died";
}

}  // namespace snug::media
