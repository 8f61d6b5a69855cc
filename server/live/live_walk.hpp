// Makes up what people might ask for, every kind of intent there is; often it is refused. Whom a
// test follows (ada, bo, mo, gus, hid) stays: others come, are kicked, banned, leave and are
// brought back. Seeded, so that a failure can be walked again. Tests only.
#pragma once

#include "live/live_rig.hpp"

#include <array>
#include <random>

namespace snug {

class live_walk {
public:
    explicit live_walk(unsigned seed) : random_(seed) {}

    void step(live_rig& rig) {
        using maker = intent (live_walk::*)();
        static constexpr std::array<maker, std::variant_size_v<intent>> makers = {
            &live_walk::setup_offered, &live_walk::setup_done,   &live_walk::post,
            &live_walk::edit,          &live_walk::unsay,        &live_walk::pin,
            &live_walk::like,          &live_walk::clean,        &live_walk::mark,
            &live_walk::choose,        &live_walk::build,        &live_walk::rebuild,
            &live_walk::tear_down,     &live_walk::let,          &live_walk::put,
            &live_walk::talk,          &live_walk::offer,        &live_walk::revoke,
            &live_walk::join,          &live_walk::user_added,   &live_walk::sign_in,
            &live_walk::touch,         &live_walk::sign_out,     &live_walk::others_out,
            &live_walk::secret,        &live_walk::profile,      &live_walk::rank,
            &live_walk::mute,          &live_walk::ban,          &live_walk::remove,
            &live_walk::link,          &live_walk::come_by_link, &live_walk::keep,
            &live_walk::block,         &live_walk::draw,         &live_walk::wipe,
            &live_walk::christen,      &live_walk::seem,         &live_walk::bring,
            &live_walk::find_out,      &live_walk::take_back,    &live_walk::shelve,
            &live_walk::tag,           &live_walk::unshelve,     &live_walk::favour,
            &live_walk::grow_old,      &live_walk::bring_back,
        };
        // What makes most difference to who sees what comes more often.
        static constexpr std::array<maker, 14> more = {&live_walk::post,
                                                       &live_walk::post,
                                                       &live_walk::post,
                                                       &live_walk::like,
                                                       &live_walk::let,
                                                       &live_walk::let,
                                                       &live_walk::put,
                                                       &live_walk::rank,
                                                       &live_walk::build,
                                                       &live_walk::rebuild,
                                                       &live_walk::tear_down,
                                                       &live_walk::talk,
                                                       &live_walk::pass_on,
                                                       &live_walk::draw};
        const std::size_t kind = below(makers.size() + more.size());
        const maker make = kind < makers.size() ? makers[kind] : more[kind - makers.size()];
        const auto made = rig.submit((this->*make)());
        if (!made) return;
        ++accepted_;
        if (made->message) said_.push_back({made->message->channel, made->message->id});
        if (made->channel) places_.push_back(*made->channel);
    }

    std::size_t accepted() const { return accepted_; }

private:
    struct place {
        channel_id channel = home_channel;
        message_id id{};
    };

    std::size_t below(std::size_t end) { return random_() % end; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    username one_of(const std::vector<const char*>& of) { return username(of[below(of.size())]); }
    username somebody() {
        return one_of({"ada", "ada", "bo", "mo", "mo", "gus", "hid", "eve", "fay", "hal"});
    }
    username passer_by() { return one_of({"eve", "fay", "hal"}); }
    std::string number(std::size_t end) { return std::to_string(below(end)); }
    std::string text() {
        std::string words = "w" + number(1000);
        if (one_in(4)) words += " @" + somebody().value();
        if (one_in(12)) words += " @everyone";
        if (one_in(12)) words += " @moderators";
        return words;
    }
    wall_time wall() { return from_ms(1'780'000'000'000 + 1000 * ++tick_); }
    place some_message() { return said_.empty() ? place() : said_[below(said_.size())]; }
    channel_id some_place() {
        return one_in(3) || places_.empty() ? home_channel : places_[below(places_.size())];
    }
    channel_id new_place() { return channel_id("walked" + std::to_string(100'000 + made_++)); }
    session new_session(const username& whose) {
        session made;
        made.id = "session" + std::to_string(made_++);
        made.secret = hash_secret(made.id);
        made.user = whose;
        made.created = made.last_used = wall();
        return made;
    }

    intent setup_offered() { return offer_setup{hash_secret("token")}; }
    intent setup_done() {
        return complete_setup{hash_secret("token"), "X", somebody(), "x", {}, wall()};
    }

    intent post() {
        send_message wanted;
        wanted.actor = somebody();
        wanted.channel = some_place();
        wanted.content = text();
        wanted.nonce = "n" + std::to_string(random_());
        wanted.at = wall();
        if (one_in(4)) wanted.reply_to = some_message().id;
        if (one_in(3)) wanted.attachments.push_back({some_file(), "", text(), one_in(2)});
        if (one_in(6)) {
            wanted.attachments.push_back({some_gif(), "", text(), one_in(2)});
            wanted.names_for_copies.emplace_back("copiedfile" + std::to_string(100'000 + made_++));
        }
        return wanted;
    }
    file_id some_gif() { return file_id("shelveditem0" + std::to_string(1'000 + below(8))); }
    intent shelve() { return put_on_shelf{somebody(), some_file(), some_gif(), {text()}, wall()}; }
    intent tag() { return tag_shelved{somebody(), some_gif(), {text()}}; }
    intent unshelve() { return take_off_shelf{somebody(), some_gif()}; }
    intent favour() { return set_favourite{somebody(), some_gif(), !one_in(3)}; }
    file_id some_file() { return file_id("walkedfile00" + std::to_string(1'000 + below(20))); }
    intent bring() {
        keep_file wanted{somebody(), {}, wall()};
        wanted.what.id = some_file();
        wanted.what.name = text() + ".png";
        wanted.what.look.kind = file_kind::image;
        wanted.what.look.state = one_in(2) ? file_state::processing : file_state::ready;
        wanted.what.look.animated = one_in(2);
        wanted.what.look.width = 1 + static_cast<std::uint32_t>(below(900));
        wanted.what.look.height = 40;
        return wanted;
    }
    intent find_out() {
        know_file wanted{some_file(), {}};
        wanted.look.kind = file_kind::video;
        wanted.look.type = "video/mp4";
        wanted.look.thumbhash = "\x01\xFF";
        wanted.look.duration_ms = below(90'000);
        return wanted;
    }
    intent grow_old() {
        return age_files{{some_file(), some_file()}, wall() + std::chrono::days(below(60))};
    }
    intent bring_back() { return restore_file{somebody(), some_file(), wall()}; }
    intent take_back() { return drop_files{somebody(), {some_file()}}; }
    intent pass_on() {
        const place first = some_message();
        send_message wanted;
        wanted.actor = somebody();
        wanted.channel = some_place();
        wanted.forward = forward_source{first.channel, first.id};
        wanted.at = wall();
        return wanted;
    }
    intent edit() {
        const place on = some_message();
        return edit_message{somebody(), on.channel, on.id, text(), wall()};
    }
    intent unsay() {
        const place on = some_message();
        return delete_message{somebody(), on.channel, on.id, wall()};
    }
    intent clean() {
        return delete_messages_of{
            somebody(), somebody(), {some_message().id, some_message().id}, wall()};
    }
    intent pin() {
        const place on = some_message();
        return pin_message{somebody(), on.channel, on.id, !one_in(3), wall()};
    }
    intent like() {
        const place on = some_message();
        const std::array<const char*, 3> emoji = {"👍", "🎉", "🕯️"};
        return react{somebody(), on.channel, on.id, emoji[below(3)], !one_in(3), wall()};
    }
    intent mark() { return mark_read{somebody(), some_place(), below(30)}; }
    intent choose() {
        set_notify wanted{somebody(), some_place(), {}, {}, {}, wall()};
        if (one_in(2)) wanted.level = static_cast<notify_level>(below(3));
        if (one_in(2)) wanted.hidden = one_in(2);
        if (one_in(3)) wanted.muted_until = wall() + std::chrono::hours(below(2));
        return wanted;
    }

    intent keep() {
        const place on = some_message();
        return save_message{somebody(), on.channel, on.id, !one_in(4), wall()};
    }
    intent seem() {
        return choose_status{{somebody(), {presence_state::dnd, text(), {}}, std::nullopt}};
    }
    intent block() { return block_person{somebody(), somebody(), !one_in(3)}; }
    intent draw() {
        put_emoji wanted{somebody(), {}, !one_in(3), wall()};
        wanted.emoji.name = "cat_" + number(6);
        if (one_in(2)) wanted.emoji.aliases = {"kitty_" + number(8)};
        return wanted;
    }
    intent wipe() { return remove_emoji{somebody(), "cat_" + number(6)}; }

    intent build() {
        create_channel wanted{somebody(), {}, wall()};
        wanted.wanted.id = new_place();
        wanted.wanted.name = "room " + number(100);
        wanted.wanted.is_private = one_in(2);
        wanted.wanted.slow_mode_s = one_in(8) ? 60 : 0;
        for (std::size_t i = below(4); wanted.wanted.is_private && i > 0; --i)
            let_in_to(wanted.wanted, somebody());
        return wanted;
    }
    intent rebuild() {
        update_channel wanted;
        wanted.actor = somebody();
        wanted.channel = some_place();
        if (one_in(3)) wanted.name = "room " + number(100);
        if (one_in(4)) wanted.topic = text();
        if (one_in(2)) wanted.is_private = one_in(2);
        if (one_in(8)) wanted.archived = one_in(4);
        if (one_in(4)) wanted.position_in_list = static_cast<std::int64_t>(below(9));
        if (one_in(8)) wanted.moderators_post = one_in(3);
        wanted.at = wall();
        return wanted;
    }
    intent tear_down() { return delete_channel{somebody(), some_place(), wall()}; }
    intent let() { return let_in{somebody(), some_place(), somebody(), wall()}; }
    intent put() { return put_out{somebody(), some_place(), somebody(), wall()}; }
    intent talk() {
        start_talk wanted{somebody(), {somebody()}, new_place(), wall()};
        while (one_in(2))
            wanted.others.push_back(somebody());
        return wanted;
    }

    intent offer() {
        create_invite wanted{somebody(), {}, wall()};
        wanted.invite.code = hash_secret("invite" + std::to_string(offered_++));
        wanted.invite.role = one_in(2) ? role::guest : role::member;
        if (wanted.invite.role == role::guest) wanted.invite.channels = {some_place()};
        wanted.invite.expires = wanted.at + std::chrono::hours(1);
        return wanted;
    }
    intent revoke() {
        return revoke_invite{somebody(), hash_secret("invite" + number(offered_ + 1))};
    }
    intent join() {
        accept_invite wanted;
        wanted.code = hash_secret("invite" + number(offered_ + 1));
        wanted.name = one_in(2) ? passer_by() : username("new" + number(30));
        wanted.password_hash = "x";
        wanted.at = wall();
        return wanted;
    }
    intent user_added() {
        const username name = one_in(2) ? passer_by() : username("cli" + number(30));
        return add_user{name, "", one_in(2) ? role::guest : role::member, "x", wall()};
    }

    intent sign_in() { return open_session{new_session(somebody())}; }
    intent touch() { return touch_session{"session" + number(20), somebody(), wall()}; }
    intent sign_out() { return close_session{somebody(), "session" + number(20), "signed_out"}; }
    intent others_out() {
        return close_other_sessions{passer_by(), "session" + number(20), "revoked"};
    }
    intent secret() { return change_password{passer_by(), text(), "session" + number(20)}; }
    std::optional<picture_choice> some_picture() {
        if (one_in(2)) return std::nullopt;
        return picture_choice{one_in(3) ? std::nullopt : std::optional(sha256(number(4)))};
    }
    intent profile() {
        update_profile wanted{somebody(), "N" + number(1000), "b" + number(9), {}};
        wanted.avatar = some_picture();
        return wanted;
    }
    intent christen() {
        update_server wanted{somebody(), "S" + number(1000), wall()};
        wanted.icon = some_picture();
        if (one_in(3)) wanted.retention = file_retention{static_cast<std::int64_t>(below(40)), 10};
        return wanted;
    }
    intent rank() {
        const username whom = one_of({"bo", "mo", "gus", "eve", "fay", "hal"});
        const std::array<role, 4> roles = {role::guest, role::guest, role::member, role::moderator};
        return set_role{username("ada"), whom, roles[below(roles.size())], wall()};
    }
    intent mute() {
        return mute_member{somebody(), somebody(), wall() + std::chrono::seconds(below(3)), wall()};
    }
    intent ban() { return ban_member{somebody(), passer_by(), !one_in(2), wall()}; }
    intent remove() {
        const username whom = one_in(3) ? username("new" + number(30)) : passer_by();
        return remove_member{one_in(3) ? whom : somebody(), whom, wall(), one_in(2)};
    }
    intent link() {
        create_link wanted{username("ada"), {}, wall()};
        wanted.link.code = hash_secret("link" + std::to_string(linked_++));
        wanted.link.user = passer_by();
        wanted.link.expires = wanted.at + std::chrono::hours(1);
        return wanted;
    }
    intent come_by_link() {
        use_link wanted;
        wanted.code =
            hash_secret("link" + std::to_string(linked_ - std::min(linked_, 1 + below(3))));
        wanted.at = wall();
        return wanted;
    }

    std::mt19937 random_;
    std::vector<place> said_;
    std::vector<channel_id> places_;
    std::size_t accepted_ = 0;
    std::int64_t tick_ = 100;
    std::size_t made_ = 0;
    std::size_t offered_ = 0;
    std::size_t linked_ = 0;
};
static_assert(std::variant_size_v<intent> == 47, "a new kind of intent is walked too");

}  // namespace snug
