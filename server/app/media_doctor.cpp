#include "app/media_doctor.hpp"

#include "media/helper_process.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unistd.h>

namespace snug {

namespace {

constexpr std::array folders{"/usr/bin/", "/usr/local/bin/"};  // as snug-media looks

bool has_tools() {
    const auto is_there = [](const std::string& program) {
        return ::access(program.c_str(), X_OK) == 0;
    };
    return std::ranges::any_of(folders, [&](const std::string& folder) {
        return is_there(folder + "ffmpeg") && is_there(folder + "ffprobe");
    });
}

}  // namespace

finding examine_media() {
    finding made{"pictures and films", false, {}, false};
    if (media::find_helper().empty()) {
        made.detail =
            "snug-media does not lie beside snug: all that is shared is a download, and says where "
            "it was made";
    } else if (!has_tools()) {
        made.detail =
            "there is no ffmpeg: films and sounds are downloads, and say where they were made "
            "(apt-get install "
            "ffmpeg)";
    } else {
        made.fine = true;
        made.detail = "snug-media and ffmpeg are there";
    }
    return made;
}

}  // namespace snug
