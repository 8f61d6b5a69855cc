// Makes up what people might ask for: mostly sensible, often refused. Seeded, so that a failure can
// be walked again. Tests of stores only.
#pragma once

#include "base/limits.hpp"
#include "store/contract/harness.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <vector>

namespace snug::contract {

class walk {
public:
    walk(unsigned seed, manual_clock& clock) : random_(seed), clock_(clock) {}

    intent next() {
        using maker = intent (walk::*)();
        static constexpr std::array<maker, 52> makers = {
            &walk::send,     &walk::send,   &walk::send,     &walk::send,    &walk::send,
            &walk::send,     &walk::edit,   &walk::edit,     &walk::remove,  &walk::mark,
            &walk::mark,     &walk::invite, &walk::accept,   &walk::accept,  &walk::revoke,
            &walk::open,     &walk::close,  &walk::password, &walk::profile, &walk::rank,
            &walk::person,   &walk::like,   &walk::like,     &walk::like,    &walk::pin,
            &walk::choose,   &walk::build,  &walk::talk,     &walk::change,  &walk::change,
            &walk::let,      &walk::let,    &walk::put,      &walk::punish,  &walk::save,
            &walk::save,     &walk::block,  &walk::pass_on,  &walk::draw,    &walk::seem,
            &walk::bring,    &walk::bring,  &walk::bring,    &walk::bring,   &walk::learn,
            &walk::let_go,   &walk::shelve, &walk::shelve,   &walk::shelve,  &walk::tag,
            &walk::unshelve, &walk::favour};
        clock_.advance(std::chrono::milliseconds(below(5'000)));
        return (this->*makers[static_cast<std::size_t>(below(makers.size()))])();
    }

    void saw(const snug::change& what) {
        if (const auto* c = std::get_if<message_posted>(&what))
            said_.push_back({c->message.channel, c->message.id});
        if (const auto* c = std::get_if<channel_created>(&what)) channels_.push_back(c->channel.id);
    }

private:
    struct place {
        channel_id channel;
        message_id id;
    };

    int below(std::size_t end) {
        return std::uniform_int_distribution<int>(0, static_cast<int>(end) - 1)(random_);
    }
    bool one_in(std::size_t n) { return below(n) == 0; }
    username somebody() {
        static const std::array<const char*, 7> names = {
            "ada", "bob", "cy", "dee", "eve", "gil", "hal"};
        return named(names[static_cast<std::size_t>(below(names.size()))]);
    }
    template <class Value>
    Value one_of(const std::vector<Value>& of) {
        return of.empty() ? Value() : of[static_cast<std::size_t>(below(of.size()))];
    }
    /// One of the newest, mostly: else nearly all would be about what is long gone.
    place some_message() {
        const std::size_t newest = std::min<std::size_t>(said_.size(), 20);
        if (one_in(4) || newest == 0) return one_of(said_);
        return said_[said_.size() - 1 - static_cast<std::size_t>(below(newest))];
    }
    channel_id some_channel() { return one_in(2) ? home_channel : one_of(channels_); }
    channel_id new_channel() { return channel_id("walked" + std::to_string(100'000 + made_++)); }
    std::string some_emoji() {
        return one_of(std::vector<std::string>{"👍", "🎉", "❤️", "🕯️", "🦊", ":cat_1:"});
    }
    secret_hash some_code() { return hash_secret("code " + std::to_string(below(12))); }
    role some_role() { return static_cast<role>(below(4)); }
    std::string some_words() {
        std::string words = "words " + std::to_string(below(40));
        if (one_in(4)) words += " @" + somebody().value();
        if (one_in(12)) words += " @everyone";
        if (one_in(12)) words += " @here";
        return words;
    }

    intent send() {
        send_message i;
        i.actor = somebody();
        i.channel = some_channel();
        i.content = some_words();
        i.connected = {somebody(), somebody()};
        if (!one_in(3)) i.nonce = "n" + std::to_string(below(200));
        if (one_in(4)) i.reply_to = some_message().id;
        if (one_in(3)) i.attachments.push_back({some_file(), one_in(2) ? "" : "new.png", "", true});
        if (one_in(6)) i.attachments.push_back({some_file(), "", some_words(), false});
        if (one_in(12)) {
            i.attachments.push_back({some_item(), "", some_words(), one_in(2)});
            i.names_for_copies.push_back(new_copy());
        }
        if (one_in(8)) i.content.clear();
        i.at = clock_.now();
        return i;
    }
    file_id new_copy() { return file_id("copiedfile" + std::to_string(100'000 + copies_++)); }
    file_id some_item() {
        const auto all = static_cast<std::size_t>(shelved_) + 1;
        return file_id("shelveditem0" + std::to_string(1'000 + below(all)));
    }
    std::vector<std::string> some_tags() {
        std::vector<std::string> made = {"dance " + std::to_string(below(5))};
        if (one_in(2)) made.emplace_back("Grüße");
        return made;
    }
    intent shelve() {
        const file_id id("shelveditem0" + std::to_string(1'000 + shelved_++));
        return put_on_shelf{somebody(), some_file(), id, some_tags(), clock_.now()};
    }
    intent tag() { return tag_shelved{somebody(), some_item(), some_tags()}; }
    intent unshelve() { return take_off_shelf{somebody(), some_item()}; }
    intent favour() { return set_favourite{somebody(), some_item(), !one_in(3)}; }
    file_id some_file() { return file_id("walkedfile00" + std::to_string(1'000 + below(30))); }
    file_look some_look(file_state state) {
        file_look made;
        made.kind = static_cast<file_kind>(below(4));
        made.state = state;
        made.type = "image/png";
        made.size = static_cast<std::uint64_t>(below(5'000));
        made.shown = sha256("bytes " + std::to_string(below(9)));
        if (state != file_state::ready) return made;
        if (one_in(2)) made.thumb = sha256("thumb");
        if (one_in(2)) made.thumb_large = sha256("large thumb");
        if (one_in(4)) made.poster = sha256("poster");
        made.width = static_cast<std::uint32_t>(below(4'000));
        made.height = made.width / 2;
        made.duration_ms = static_cast<std::uint64_t>(below(9'000));
        made.animated = one_in(2);
        made.silent = made.kind == file_kind::video && one_in(2);
        if (one_in(2)) made.thumbhash = std::string("\x00\xFF\x80", 3);
        if (one_in(2)) made.waveform = std::string("\x00\x40\xFF", 3);
        return made;
    }
    intent bring() {
        keep_file i{somebody(), {}, clock_.now()};
        i.what.id = some_file();
        i.what.name = "picture " + std::to_string(below(9)) + ".png";
        i.what.look = some_look(one_in(2) ? file_state::processing : file_state::ready);
        return i;
    }
    intent learn() {
        know_file i{some_file(), some_look(one_in(4) ? file_state::failed : file_state::ready)};
        if (i.look.state == file_state::failed) i.look.reason = "broken";
        return i;
    }
    intent grow_old() {
        if (one_in(3)) return restore_file{somebody(), some_file(), clock_.now()};
        const auto later = clock_.now() + std::chrono::days(below(60));
        return age_files{{some_file(), some_file(), some_file()}, later};
    }
    intent let_go() {
        if (one_in(2)) return grow_old();
        drop_files i{{}, {some_file(), some_file()}};
        if (one_in(2)) i.actor = somebody();
        return i;
    }
    intent edit() {
        const place on = some_message();
        return edit_message{somebody(), on.channel, on.id, some_words(), clock_.now()};
    }
    intent remove() {
        const place on = some_message();
        if (one_in(5)) return delete_messages_of{somebody(), somebody(), {on.id}, clock_.now()};
        return delete_message{somebody(), on.channel, on.id, clock_.now()};
    }
    intent mark() {
        return mark_read{somebody(), some_channel(), static_cast<sequence>(below(300))};
    }
    intent like() {
        const place on = some_message();
        return react{somebody(), on.channel, on.id, some_emoji(), !one_in(3), clock_.now()};
    }
    intent pin() {
        const place on = some_message();
        return pin_message{somebody(), on.channel, on.id, !one_in(3), clock_.now()};
    }
    intent choose() {
        set_notify i{somebody(), some_channel(), {}, {}, {}, clock_.now()};
        if (one_in(2)) i.level = static_cast<notify_level>(below(3));
        if (one_in(3)) i.hidden = one_in(2);
        if (one_in(3)) i.muted_until = clock_.now() + std::chrono::hours(below(3) - 1);
        return i;
    }
    intent build() {
        create_channel i{somebody(), {}, clock_.now()};
        i.wanted.id = new_channel();
        i.wanted.name = some_words();
        i.wanted.is_private = one_in(2);
        i.wanted.slow_mode_s = one_in(4) ? 60 : 0;
        if (one_in(2)) i.wanted.members = {somebody(), somebody()};
        return i;
    }
    intent talk() {
        start_talk i{somebody(), {somebody()}, new_channel(), clock_.now()};
        if (one_in(2)) i.others.push_back(somebody());
        return i;
    }
    intent change() {
        if (one_in(4)) return delete_channel{somebody(), some_channel(), clock_.now()};
        update_channel i;
        i.actor = somebody();
        i.channel = some_channel();
        if (one_in(2)) i.name = some_words();
        if (one_in(3)) i.topic = some_words();
        if (one_in(3)) i.is_private = one_in(2);
        if (one_in(4)) i.archived = one_in(3);
        if (one_in(4)) i.position_in_list = below(9);
        if (one_in(6)) i.moderators_post = one_in(3);
        i.at = clock_.now();
        return i;
    }
    intent let() { return let_in{somebody(), some_channel(), somebody(), clock_.now()}; }
    intent put() { return put_out{somebody(), some_channel(), somebody(), clock_.now()}; }
    intent save() {
        const place on = some_message();
        return save_message{somebody(), on.channel, on.id, !one_in(4), clock_.now()};
    }
    intent block() { return block_person{somebody(), somebody(), one_in(2)}; }
    intent seem() {
        status wanted{static_cast<presence_state>(1 + below(4)), {}, {}};
        if (one_in(2)) wanted.text = some_words();
        if (one_in(3)) wanted.emoji = "🍵";
        std::optional<wall_time> until;
        if (one_in(2)) until = clock_.now() + std::chrono::hours(1 + below(3));
        return choose_status{{somebody(), std::move(wanted), until}};
    }
    intent pass_on() {
        send_message i;
        i.actor = somebody();
        i.channel = some_channel();
        const place on = some_message();
        i.forward = forward_source{on.channel, on.id};
        for (std::size_t n = 0; n < limits::attachments_max; ++n)
            i.names_for_copies.push_back(new_copy());
        if (one_in(2)) i.nonce = "n" + std::to_string(below(200));
        i.at = clock_.now();
        return i;
    }
    intent draw() {
        const std::string name = "cat_" + std::to_string(below(6));
        if (one_in(3)) return remove_emoji{somebody(), name};
        put_emoji i{somebody(), {}, !one_in(3), clock_.now()};
        i.emoji.name = name;
        if (one_in(2)) i.emoji.aliases = {"kitty_" + std::to_string(below(8))};
        if (one_in(2)) i.emoji.picture = sha256("drawing " + std::to_string(below(4)));
        i.emoji.animated = i.emoji.picture && one_in(2);
        i.keeps_aliases = one_in(4);
        return i;
    }
    intent punish() {
        if (one_in(2)) return ban_member{somebody(), somebody(), one_in(3), clock_.now()};
        const auto until = clock_.now() + std::chrono::minutes(below(3));
        return mute_member{somebody(), somebody(), until, clock_.now()};
    }
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
    intent rank() { return set_role{somebody(), somebody(), some_role(), clock_.now()}; }
    intent person() {
        if (one_in(3)) return remove_member{somebody(), somebody(), clock_.now(), one_in(3)};
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
    std::vector<place> said_;
    std::vector<channel_id> channels_ = {home_channel};
    int made_ = 0;
    int copies_ = 0;
    int shelved_ = 0;
    int codes_ = 0;
    int sessions_ = 0;
    int links_ = 0;
};

}  // namespace snug::contract
