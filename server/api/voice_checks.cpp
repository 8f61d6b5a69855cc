#include "api/voice_checks.hpp"

#include "base/bytes.hpp"
#include "base/voice_limits.hpp"

#include <algorithm>
#include <memory>

namespace snug::api {

namespace {

constexpr std::size_t check_id_bytes = 16;
// Rooms of people have the numbers of their channels, which are small.
constexpr std::uint64_t first_room = std::uint64_t{1} << 63U;

}  // namespace

voice_checks::voice_checks(media_source media, io_mailbox& mailbox, snug::hub::steady_clock steady)
    : media_(std::move(media)), mailbox_(mailbox), steady_(std::move(steady)) {}

void voice_checks::begin(const username& who, std::string offer, begin_answer done) {
    // Shared: a command that finds no place in the queue is gone, and so would be what it held.
    const auto waits = std::make_shared<begin_answer>(std::move(done));
    const auto refused = [this, waits](error why) {
        mailbox_.post([waits, why = std::move(why)] { (*waits)(std::unexpected(why)); });
    };
    voice::media_loop* const media = media_();
    if (media == nullptr) return refused({errc::unavailable, "This server has no voice.", {}, {}});
    if (checks_.size() + on_their_way_ >= limits::voice_checks_max)
        return refused({errc::busy, {}, {}, {}});
    auto answered = [this, who, waits](auto made) {
        mailbox_.post([this, who, waits, made = std::move(made)]() mutable {
            take(who, std::move(made), *waits);
        });
    };
    const voice::room_id alone(first_room + rooms_++);
    if (!media->join(alone, std::move(offer), std::move(answered)))
        return refused({errc::busy, {}, {}, {}});
    ++on_their_way_;
}

void voice_checks::take(const username& who,
                        result<voice::switchboard::joined> made,
                        begin_answer& done) {
    --on_their_way_;
    if (!made) return done(std::unexpected(made.error()));
    const auto count = std::ranges::count(checks_, who, &check::who);
    if (static_cast<std::size_t>(count) >= limits::voice_checks_per_person)
        drop(std::ranges::find(checks_, who, &check::who));
    checks_.push_back({.who = who,
                       .id = random_token(check_id_bytes),
                       .call = made->call,
                       .until = steady_() + limits::voice_check_lifetime});
    done(begun{checks_.back().id, std::move(made->answer)});
}

std::vector<voice_checks::check>::iterator voice_checks::find(const username& who,
                                                              const std::string& id) {
    return std::ranges::find_if(
        checks_, [&](const check& each) { return each.who == who && same_secret(each.id, id); });
}

void voice_checks::look(const username& who, const std::string& id, look_answer done) {
    const auto waits = std::make_shared<look_answer>(std::move(done));
    const auto later = [this, waits](result<voice::call_facts> known) {
        mailbox_.post([waits, known = std::move(known)]() mutable { (*waits)(known); });
    };
    const auto its = find(who, id);
    voice::media_loop* const media = media_();
    if (its == checks_.end() || media == nullptr) return later(refuse(errc::not_found));
    if (!media->look(its->call, later)) later(refuse(errc::busy));
}

result<void> voice_checks::end(const username& who, const std::string& id) {
    const auto its = find(who, id);
    if (its == checks_.end()) return refuse(errc::not_found);
    drop(its);
    return {};
}

void voice_checks::drop(std::vector<check>::iterator one) {
    if (voice::media_loop* const media = media_()) media->leave(one->call);
    checks_.erase(one);
}

void voice_checks::tick() {
    while (!checks_.empty() && checks_.front().until <= steady_())
        drop(checks_.begin());
}

}  // namespace snug::api
