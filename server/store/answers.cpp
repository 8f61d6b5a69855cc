#include "store/answers.hpp"

namespace snug {

void forget_keyed(facts& known) {
    known.messages.clear();
    known.invites.clear();
    known.links.clear();
    known.nonces.clear();
    known.sessions.clear();
    known.reactions.clear();
    known.pins.clear();
    known.slow_posts.clear();
    known.notify.clear();
    known.files.clear();
    known.shelf.clear();
    known.favourites.clear();
    known.loose_files.clear();
    known.saved.clear();
    known.saved_count.clear();
    known.password_hashes.clear();
}

std::vector<result<outcome>> to_answers(const std::vector<result<decision>>& made,
                                        const std::vector<std::size_t>& ends,
                                        const std::vector<committed>& changes) {
    std::vector<result<outcome>> answers;
    answers.reserve(made.size());
    std::size_t first = 0;
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (made[i]) {
            const auto from = changes.begin() + static_cast<std::ptrdiff_t>(first);
            const auto to = changes.begin() + static_cast<std::ptrdiff_t>(ends[i]);
            answers.emplace_back(to_outcome(*made[i], std::vector<committed>(from, to)));
        } else {
            answers.emplace_back(std::unexpected(made[i].error()));
        }
        first = ends[i];
    }
    return answers;
}

}  // namespace snug
