#include "store/move.hpp"

#include "base/move_limits.hpp"

#include <map>

namespace snug {

namespace {

/// Counts each channel's messages against what the channel says: a hole would otherwise only be
/// noticed by whoever looks for the message.
class density {
public:
    result<void> see(const holding& one) {
        if (const auto* place = std::get_if<held_channel>(&one); place != nullptr && !place->gone) {
            channels_.emplace(place->channel.id, state{place->channel.last_seq, 0});
            all_ += place->channel.last_seq;
        }
        if (const auto* said = std::get_if<held_message>(&one)) {
            const auto where = channels_.find(said->message.channel);
            const sequence seq = said->message.seq;
            if (where == channels_.end() || seq != ++where->second.seen)
                return refuse_hole(said->message.channel);
            ++done_;
        }
        return {};
    }

    result<void> finish() const {
        for (const auto& [id, of] : channels_) {
            if (of.seen != of.last) return refuse_hole(id);
        }
        return {};
    }

    std::uint64_t done() const { return done_; }
    std::uint64_t all() const { return all_; }

private:
    struct state {
        sequence last = 0;
        sequence seen = 0;
    };

    static std::unexpected<error> refuse_hole(const channel_id& where) {
        return refuse(
            errc::invalid_content,
            "the source is damaged: messages are missing in the channel " + where.value());
    }

    std::map<channel_id, state> channels_;
    std::uint64_t all_ = 0;
    std::uint64_t done_ = 0;
};

/// What every holding passes on its way, in both directions.
class gauge {
public:
    gauge(move_stage stage, const move_progress& tell) : stage_(stage), tell_(tell) {
        tell_(stage_, 0, 0);
    }

    result<void> see(const holding& one) {
        if (auto fine = density_.see(one); !fine) return fine;
        sum_.add(one);
        if (const auto* head = std::get_if<held_head>(&one)) pos_ = head->pos;
        const bool is_told = std::holds_alternative<held_message>(one) &&
                             density_.done() % limits::move_told_every == 0;
        if (is_told) tell_(stage_, density_.done(), density_.all());
        return {};
    }

    result<void> finish() {
        if (auto fine = density_.finish(); !fine) return fine;
        tell_(stage_, density_.done(), density_.all());
        return {};
    }

    const holdings_sum& sum() const { return sum_; }
    position pos() const { return pos_; }

private:
    move_stage stage_;
    const move_progress& tell_;
    density density_;
    holdings_sum sum_;
    position pos_ = 0;
};

result<void> copy(move_source& from, move_target& to, gauge& passed) {
    auto told = from.tell([&](const holding& one) -> result<void> {
        if (auto fine = passed.see(one); !fine) return fine;
        return to.take(one);
    });
    if (!told) return told;
    if (auto fine = passed.finish(); !fine) return fine;
    return from.check_unchanged();
}

result<void> compare(move_target& to, const gauge& sent, gauge& arrived) {
    auto told = to.tell([&](const holding& one) { return arrived.see(one); });
    if (told) told = arrived.finish();
    const bool has_hole = !told && told.error().code == errc::invalid_content;
    if (!told && !has_hole) return told;
    const std::string_view differs = sent.sum().first_difference(arrived.sum());
    if (differs.empty() && !has_hole) return {};
    return refuse(errc::internal,
                  "what arrived is not what was sent (" + std::string(differs) +
                      " differ): the target stays marked as unfinished, the source is as it was");
}

}  // namespace

result<moved> move_everything(move_source& from, move_target& to, const move_progress& tell) {
    tell(move_stage::checking, 0, 0);
    if (auto fine = from.check(); !fine) return std::unexpected(fine.error());
    if (auto fine = to.begin(); !fine) return std::unexpected(fine.error());
    gauge sent(move_stage::copying, tell);
    if (auto fine = copy(from, to, sent); !fine) return std::unexpected(fine.error());
    gauge arrived(move_stage::comparing, tell);
    if (auto fine = compare(to, sent, arrived); !fine) return std::unexpected(fine.error());
    if (auto fine = to.finish(); !fine) return std::unexpected(fine.error());
    return moved{sent.sum(), sent.pos(), from.left_out()};
}

}  // namespace snug
