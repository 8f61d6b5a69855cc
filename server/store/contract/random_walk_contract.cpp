// The property that guards everything: whoever folds the feed knows what a fresh view shows,
// whatever people do, in whatever groups, across restarts. The walk is seeded, so a failure can be
// walked again.
#include "store/contract/folded_store.hpp"
#include "store/contract/harness.hpp"

#include <algorithm>
#include <random>

namespace snug::contract {

namespace {

/// Makes up what people might ask for: mostly sensible, often refused.
class walk {
public:
    walk(unsigned seed, manual_clock& clock) : random_(seed), clock_(clock) {}

    intent next() {
        using maker = intent (walk::*)();
        static constexpr std::array<maker, 20> makers = {
            &walk::send,   &walk::send,     &walk::send,    &walk::send,   &walk::send,
            &walk::edit,   &walk::edit,     &walk::remove,  &walk::mark,   &walk::mark,
            &walk::invite, &walk::accept,   &walk::accept,  &walk::revoke, &walk::open,
            &walk::close,  &walk::password, &walk::profile, &walk::rank,   &walk::person};
        clock_.advance(std::chrono::milliseconds(below(5'000)));
        return (this->*makers[static_cast<std::size_t>(below(makers.size()))])();
    }

    void saw(const message& what) { ids_.push_back(what.id); }

private:
    int below(std::size_t end) {
        return std::uniform_int_distribution<int>(0, static_cast<int>(end) - 1)(random_);
    }
    bool one_in(std::size_t n) { return below(n) == 0; }
    username somebody() {
        static const std::array<const char*, 7> names = {
            "ada", "bob", "cy", "dee", "eve", "gil", "hal"};
        return named(names[static_cast<std::size_t>(below(names.size()))]);
    }
    message_id some_message() {
        if (ids_.empty()) return message_id();
        return ids_[static_cast<std::size_t>(below(ids_.size()))];
    }
    secret_hash some_code() { return hash_secret("code " + std::to_string(below(12))); }
    role some_role() { return static_cast<role>(below(4)); }
    std::string some_words() { return "words " + std::to_string(below(40)); }

    intent send() {
        send_message i;
        i.actor = somebody();
        i.channel = home_channel;
        i.content = some_words();
        if (!one_in(3)) i.nonce = "n" + std::to_string(below(200));
        if (one_in(4)) i.reply_to = some_message();
        i.at = clock_.now();
        return i;
    }
    intent edit() {
        return edit_message{somebody(), home_channel, some_message(), some_words(), clock_.now()};
    }
    intent remove() {
        return delete_message{somebody(), home_channel, some_message(), clock_.now()};
    }
    intent mark() { return mark_read{somebody(), home_channel, static_cast<sequence>(below(300))}; }
    intent invite() {
        create_invite i;
        i.actor = somebody();
        i.invite.code = hash_secret("code " + std::to_string(codes_++));
        i.invite.role = some_role();
        i.invite.uses_max = 1 + below(2);
        i.invite.channels = {home_channel};
        i.invite.expires = clock_.now() + std::chrono::hours(below(3));
        i.at = clock_.now();
        return i;
    }
    intent accept() {
        accept_invite i;
        i.code = some_code();
        i.name = somebody();
        i.password_hash = "hash";
        i.at = clock_.now();
        return i;
    }
    intent revoke() { return revoke_invite{somebody(), some_code()}; }
    intent open() {
        session s;
        s.id = "session" + std::to_string(sessions_++);
        s.secret = hash_secret(s.id);
        s.user = somebody();
        s.created = s.last_used = clock_.now();
        return open_session{s};
    }
    intent close() {
        const std::string id = "session" + std::to_string(below(30));
        if (one_in(3)) return touch_session{id, somebody(), clock_.now()};
        if (one_in(3)) return close_other_sessions{somebody(), id, "signed_out"};
        return close_session{somebody(), id, "signed_out"};
    }
    intent password() { return change_password{somebody(), some_words(), "session1"}; }
    intent profile() { return update_profile{somebody(), some_words(), {}, some_words()}; }
    intent rank() { return set_role{somebody(), somebody(), some_role()}; }
    intent person() {
        if (one_in(3)) return remove_member{somebody(), somebody(), clock_.now()};
        if (one_in(4)) {
            return add_user{somebody(), some_words(), some_role(), "hash", clock_.now()};
        }
        if (one_in(2)) {
            create_link i{somebody(), {}};
            if (one_in(3)) i.actor.reset();
            i.link.code = hash_secret("link " + std::to_string(links_++));
            i.link.user = somebody();
            i.link.expires = clock_.now() + std::chrono::hours(1);
            return i;
        }
        use_link i;
        i.code = hash_secret("link " + std::to_string(below(20)));
        if (one_in(2)) i.password_hash = "hash";
        i.at = clock_.now();
        return i;
    }

    std::mt19937 random_;
    manual_clock& clock_;
    std::vector<message_id> ids_;
    int codes_ = 0;
    int sessions_ = 0;
    int links_ = 0;
};

}  // namespace

TEST_P(store_contract, ARandomWalkKeepsOldViewPlusEventsEqualToAFreshView) {
    constexpr int rounds = 100;
    constexpr unsigned seed = 20260301;
    set_up_server();
    join("bob", role::moderator);
    join("cy");
    join("gil", role::guest);
    walk walker(seed, clock_);
    std::mt19937 sizes(seed);
    folded_store told;
    std::size_t folded = 0;
    std::size_t accepted = 0;
    const auto listen = [&] {
        const auto heard = now().heard();
        for (; folded < heard.size(); ++folded) {
            told.fold(heard[folded]);
            if (const auto* c = std::get_if<message_posted>(&heard[folded].what)) {
                walker.saw(c->message);
            }
        }
    };
    listen();
    for (int round = 0; round < rounds; ++round) {
        std::vector<intent> group;
        for (unsigned i = 0; i < 1 + sizes() % 40; ++i)
            group.push_back(walker.next());
        for (const auto& answer : now().submit_together(std::move(group))) {
            if (answer) ++accepted;
            EXPECT_NE(code_of(answer), errc::internal);
        }
        listen();
        if (round % 10 != 9) continue;
        told.expect_same_as(reader());
        told.expect_same_reads_as(reader());
        if (HasFatalFailure()) return;
        reopen();
        folded = 0;  // a new feed begins with nothing
    }
    EXPECT_GT(accepted, 200U);  // else the walk proves little
    EXPECT_GT(told.members().size(), 2U);

    folded_store replayed;
    for (position pos = 0;;) {
        const auto batch = reader().log_after(pos, 50);
        ASSERT_TRUE(batch);
        if (batch->empty()) break;
        for (const committed& one : *batch)
            replayed.fold(one);
        pos = batch->back().pos;
    }
    replayed.expect_same_as(reader());
}

}  // namespace snug::contract
