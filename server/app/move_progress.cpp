#include "app/move_progress.hpp"

#include <string>

namespace snug {

namespace {

constexpr std::uint64_t bar_width = 30;
constexpr std::uint64_t line_every_percent = 10;

const char* words_of(move_stage stage) {
    switch (stage) {
        case move_stage::checking:
            return "looking at the source";
        case move_stage::copying:
            return "copying";
        case move_stage::comparing:
            return "comparing";
    }
    return "";
}

}  // namespace

void move_progress_display::show(move_stage stage, std::uint64_t done, std::uint64_t all) {
    const bool is_new = shown_ == 0 || stage != stage_;
    if (is_new) {
        end();
        stage_ = stage;
    }
    const std::uint64_t percent = all == 0 ? 0 : done * 100 / all;
    if (how_ == kind::bar) {
        if (is_new || percent + 1 != shown_) draw_bar(percent);
    } else if (is_new) {
        std::fprintf(on_, "snug: %s\n", words_of(stage));
    } else if (percent / line_every_percent != (shown_ - 1) / line_every_percent) {
        std::fprintf(on_,
                     "snug: %s: %llu of %llu messages\n",
                     words_of(stage),
                     static_cast<unsigned long long>(done),
                     static_cast<unsigned long long>(all));
    } else {
        return;
    }
    shown_ = percent + 1;
}

void move_progress_display::draw_bar(std::uint64_t percent) {
    const std::uint64_t full = percent * bar_width / 100;
    const std::string bar = std::string(full, '#') + std::string(bar_width - full, '.');
    std::fprintf(on_,
                 "\r%-22s [%s] %3llu%%",
                 words_of(stage_),
                 bar.c_str(),
                 static_cast<unsigned long long>(percent));
    std::fflush(on_);
    is_drawn_ = true;
}

void move_progress_display::end() {
    if (is_drawn_) std::fputc('\n', on_);
    is_drawn_ = false;
}

}  // namespace snug
