// What stands in the place of the head while a move into a database is under way: which move it is.
// Whoever finds another mark than his own has lost the place. Opening and moving threads.
#pragma once

#include "store/mongo/database.hpp"

#include <string>

namespace snug::mongo {

class move_mark {
public:
    /// `word`: random, of one move.
    explicit move_mark(std::string word) : word_(std::move(word)) {}

    /// Takes the empty place, or that of a move that ended early. False: somebody was quicker.
    bool put(database& on) const;

    /// Replaces the mark by `head`. False: it is not there any more.
    bool replace(database& on, const document& head) const;

private:
    std::string word_;
};

/// errc::unavailable with the cure when a move into it was not finished.
result<void> check_is_finished(database& on);

}  // namespace snug::mongo
