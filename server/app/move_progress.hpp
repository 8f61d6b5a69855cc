// How far a move has come, on standard error: a bar that is drawn over on a terminal, else a line
// for each tenth. Used by the verb, on its thread.
#pragma once

#include "store/move.hpp"

#include <cstdio>

namespace snug {

class move_progress_display {
public:
    enum class kind : std::uint8_t { bar, lines };

    move_progress_display(std::FILE* on, kind how) : on_(on), how_(how) {}

    void show(move_stage stage, std::uint64_t done, std::uint64_t all);

    /// Leaves the bar's line, so that what is said next stands below.
    void end();

private:
    void draw_bar(std::uint64_t percent);

    std::FILE* on_;
    kind how_;
    move_stage stage_{};
    std::uint64_t shown_ = 0;  // the percentage that was shown last, and one
    bool is_drawn_ = false;
};

}  // namespace snug
