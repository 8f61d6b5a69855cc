#include "store/contract/moving.hpp"

#include "store/contract/folded_store.hpp"
#include "store/contract/walk.hpp"
#include "store/move.hpp"

#include <sstream>

namespace snug::contract {

namespace {

/// A value of its own, so that a loop may go over it.
template <class T>
T taken(result<T> asked) {
    EXPECT_TRUE(asked) << asked.error().detail;
    return asked ? std::move(*asked) : T();
}

std::string spelled(const std::optional<wall_time>& at) {
    return at ? std::to_string(to_ms(*at)) : "never";
}

std::string spelled(const attachment& a) {
    const file_look& l = a.look;
    std::ostringstream to;
    to << "bears " << a.id.value() << '|' << a.name << '|' << a.alt << '|' << a.spoiler << '|'
       << to_word(l.kind) << to_word(l.state) << l.type << '|' << l.size << to_hex(l.shown)
       << (l.thumb ? to_hex(*l.thumb) : "") << (l.thumb_large ? to_hex(*l.thumb_large) : "")
       << (l.poster ? to_hex(*l.poster) : "") << l.width << 'x' << l.height << '|' << l.duration_ms
       << l.animated << '|' << l.thumbhash << '|' << l.waveform << '|' << l.reason;
    return to.str();
}

std::string spelled(const message& m) {
    std::ostringstream to;
    to << to_hex(m.id) << ' ' << m.channel.value() << ' ' << m.seq << ' ' << m.rev << ' '
       << spelled(m.at) << ' ' << m.author.value() << ' ' << m.deleted;
    if (m.deleted) return to.str();
    to << m.outside << ' ' << m.content << '|' << spelled(m.edited) << '|' << m.detail << '|'
       << m.pinned << '|' << to_word(m.system);
    if (m.reply_to) to << " reply " << to_hex(m.reply_to->id) << m.reply_to->author.value();
    if (m.forwarded) {
        to << " forward " << to_hex(m.forwarded->id) << m.forwarded->author.value()
           << spelled(m.forwarded->at);
    }
    for (const std::string& name : m.mentions)
        to << " calls " << name;
    for (const username& name : m.here)
        to << " here " << name.value();
    for (const attachment& one : m.attachments)
        to << ' ' << spelled(one);
    for (const reaction& one : m.reactions) {
        to << ' ' << one.emoji << one.count;
        for (const username& who : one.users)
            to << ' ' << who.value();
    }
    return to.str();
}

class listing {
public:
    explicit listing(reader& of) : of_(of), world_(*of.world()) {}

    std::vector<std::string> all() {
        add() << "server " << world_.server.name << ' ' << world_.set_up;
        for (const member& who : world_.members)
            add_person(who);
        for (const channel& where : world_.channels)
            add_channel(where);
        for (const own_emoji& one : world_.emoji)
            add() << "emoji " << one.name << one.by.value() << one.aliases.size();
        for (const block& one : std::set(world_.blocks.begin(), world_.blocks.end()))
            add() << "block " << one.by.value() << ' ' << one.whom.value();
        for (const chosen_status& one : world_.statuses) {
            add() << "status " << one.who.value() << to_word(one.wanted.state) << one.wanted.text
                  << one.wanted.emoji << spelled(one.words_until);
        }
        for (const username& one : world_.forgotten)
            add() << "forgotten " << one.value();
        add_records();
        std::vector<std::string> lines;
        lines.reserve(lines_.size());
        for (const std::ostringstream& one : lines_)
            lines.push_back(one.str());
        return lines;
    }

private:
    std::ostringstream& add() { return lines_.emplace_back(); }

    void add_person(const member& who) {
        add() << "person " << who.name.value() << '|' << who.display_name << '|'
              << to_word(who.role) << '|' << who.bio << '|' << who.pronouns << '|' << who.colour
              << '|' << who.bot << spelled(who.joined) << spelled(who.muted_until)
              << (who.invited_by ? who.invited_by->value() : "nobody");
        add() << "password " << of_.credentials_of(who.name)->value().password_hash;
        for (const read_state& one : taken(of_.reads_of(who.name))) {
            add() << "reads " << who.name.value() << ' ' << one.channel.value() << one.read_seq
                  << ' ' << one.unread << ' ' << one.mentions << ' ' << to_word(one.notify.level)
                  << one.notify.hidden << spelled(one.notify.muted_until);
        }
        for (const session& one : taken(of_.sessions_of(who.name))) {
            add() << "session " << one.id << one.device << spelled(one.created)
                  << spelled(one.last_used) << of_.session_by_secret(one.secret)->has_value();
        }
        add_pages("called",
                  [&](const std::string& before) { return of_.mentions_of(who.name, before, 50); });
        add_shelf(who.name);
        add_pages("saved",
                  [&](const std::string& before) { return of_.saved_of(who.name, before, 50); });
    }

    void add_shelf(const username& viewer) {
        const shelf_request newest{.viewer = viewer,
                                   .words = {},
                                   .by = shelf_request::order::newest,
                                   .after = {},
                                   .limit = 2'000};
        for (const shelf_item& one : taken(of_.shelf(newest)).items) {
            const shelved& what = one.what;
            std::ostringstream& line = add();
            line << "shelf " << spelled(attachment{what.id, what.name, what.look, {}, false})
                 << what.look.silent << what.by.value() << spelled(what.at) << what.uses
                 << one.favourite;
            for (const std::string& tag : what.tags)
                line << '|' << tag;
        }
    }

    template <class Ask>
    void add_pages(const char* what, Ask ask) {
        std::string before;
        do {
            const auto page = ask(before);
            ASSERT_TRUE(page);
            for (const message& one : page->messages)
                add() << what << ' ' << to_hex(one.id);
            before = page->next;
        } while (!before.empty());
    }

    void add_channel(const channel& where) {
        std::ostringstream& line = add();
        line << "channel " << where.id.value() << where.no << to_word(where.kind) << '|'
             << where.name << '|' << where.sign << '|' << where.topic << '|' << where.section
             << where.position_in_list << where.is_private << where.moderators_post
             << where.slow_mode_s << where.archived << where.last_seq
             << (where.keeper ? where.keeper->value() : "nobody");
        if (where.origin) line << " by " << where.origin->by.value() << spelled(where.origin->at);
        for (const username& one : where.arrivals)
            line << ' ' << one.value();
        for (const message& one : all_messages(of_, where.id)) {
            add() << spelled(one);
            for (const message_version& form : taken(of_.versions_of(one.id)))
                add() << "was " << spelled(form.at) << form.content;
            for (const reaction& kind : one.reactions) {
                for (const username& who : taken(of_.reactors(one.id, kind.emoji, 0, 100)))
                    add() << "by " << kind.emoji << who.value();
            }
        }
        for (const message& one : taken(of_.pins(where.id)).messages)
            add() << "pinned " << to_hex(one.id);
    }

    void add_records() {
        for (const audit_entry& one : taken(of_.audit(0, 1'000))) {
            add() << "audit " << one.no << spelled(one.at) << one.by.value() << one.what
                  << one.target.value() << one.channel.value() << one.detail;
        }
        for (const file_id& id : taken(of_.loose_files(wall_time::max(), 1'000))) {
            const auto file = of_.file_by_id(id);
            ASSERT_TRUE(file && *file);
            add() << "loose " << spelled((*file)->what) << (*file)->by.value()
                  << spelled((*file)->at);
        }
        for (const username& one : taken(of_.banned()))
            add() << "banned " << one.value();
        for (const invite& one : taken(of_.invites())) {
            add() << "invite " << to_hex(one.code.value()) << one.by.value() << to_word(one.role)
                  << one.uses << one.uses_max << spelled(one.expires) << one.revoked
                  << one.channels.size();
        }
        for (int i = 0; i < 40; ++i) {
            const auto link = of_.link_by_code(hash_secret("link " + std::to_string(i)));
            if (!*link) continue;
            add() << "link " << i << (*link)->user.value() << (*link)->by.value()
                  << spelled((*link)->expires) << (*link)->brings_back;
        }
    }

    reader& of_;
    world_state world_;
    std::vector<std::ostringstream> lines_;
};

/// A face, an own emoji that moves, and something on the shelf that somebody wants to find again;
/// an earlier form of what was said with it.
void add_pictures(opened& home, manual_clock& clock, const username& who) {
    update_profile profile{who, std::nullopt, std::nullopt, std::nullopt};
    profile.avatar = picture_choice{sha256("a face")};
    ASSERT_TRUE(home.submit(profile));
    put_emoji emoji{who, {}, true, clock.now()};
    emoji.emoji.name = "dancer";
    emoji.emoji.picture = sha256("a dancer");
    emoji.emoji.animated = true;
    ASSERT_TRUE(home.submit(emoji));
    keep_file kept{who, {}, clock.now()};
    kept.what.id = file_id("rarefile00000000");
    kept.what.name = "dance.gif";
    kept.what.look.kind = file_kind::image;
    kept.what.look.animated = true;
    kept.what.look.shown = sha256("a dance");
    ASSERT_TRUE(home.submit(kept));
    const file_id item("rareitem00000000");
    ASSERT_TRUE(home.submit(put_on_shelf{who, kept.what.id, item, {"dance"}, clock.now()}));
    ASSERT_TRUE(home.submit(set_favourite{who, item, true}));
    send_message said;
    said.actor = who;
    said.channel = channel_id("slowroom0000");
    said.content = "look";
    said.attachments = {{kept.what.id, "", "a dance", false}};
    said.at = clock.now();
    const auto first = home.submit(said);
    ASSERT_TRUE(first);
    ASSERT_TRUE(home.submit(
        edit_message{who, said.channel, first->message->id, "look at that", clock.now()}));
}

/// What a walk leaves behind by chance alone: an unused link, a pause in a slow room.
void add_rare(opened& home, manual_clock& clock) {
    const username zoe = named("zoe");
    ASSERT_TRUE(home.submit(add_user{zoe, "Zoe", role::member, "hash of zoe", clock.now()}));
    // Who looked after the place at first may have gone by now.
    const username yan = named("yan");
    ASSERT_TRUE(home.submit(add_user{yan, "Yan", role::moderator, "hash of yan", clock.now()}));
    create_channel slow{yan, {}, clock.now()};
    slow.wanted.id = channel_id("slowroom0000");
    slow.wanted.name = "slow room";
    slow.wanted.slow_mode_s = 60;
    ASSERT_TRUE(home.submit(slow));
    send_message said;
    said.actor = zoe;
    said.channel = slow.wanted.id;
    said.content = "@everyone one at a time";
    said.at = clock.now();
    ASSERT_TRUE(home.submit(said));
    create_link link{yan, {}};
    link.link.code = hash_secret("link of zoe");
    link.link.user = zoe;
    link.link.expires = clock.now() + std::chrono::hours(1);
    ASSERT_TRUE(home.submit(link));
    session device;
    device.id = "sessionofzoe";
    device.secret = hash_secret("secret of zoe");
    device.user = zoe;
    device.created = device.last_used = clock.now();
    ASSERT_TRUE(home.submit(open_session{device}));
    add_pictures(home, clock, yan);
}

}  // namespace

void furnish(opened& home, manual_clock& clock, unsigned seed) {
    constexpr int rounds = 90;
    complete_setup setup;
    setup.server_name = "The Snug";
    setup.owner = named("ada");
    setup.password_hash = "hash of ada";
    setup.at = clock.now();
    ASSERT_TRUE(home.submit(setup));
    for (const char* name : {"bob", "cy", "dee", "gil"}) {
        ASSERT_TRUE(home.submit(add_user{
            named(name), name, role::member, std::string("hash of ") + name, clock.now()}));
    }
    walk walker(seed, clock);
    std::mt19937 sizes(seed);
    std::size_t folded = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<intent> group;
        const std::size_t size = 1 + sizes() % 40;
        group.reserve(size);
        for (std::size_t i = 0; i < size; ++i)
            group.push_back(walker.next());
        home.submit_together(std::move(group));
        const auto heard = home.heard();
        for (; folded < heard.size(); ++folded)
            walker.saw(heard[folded].what);
    }
    add_rare(home, clock);
}

std::vector<std::string> all_that_shows(reader& of) {
    return listing(of).all();
}

void carry(backend& from, backend& to) {
    auto source = from.leave();
    auto target = to.arrive();
    ASSERT_TRUE(source) << source.error().detail;
    ASSERT_TRUE(target) << target.error().detail;
    const auto done = move_everything(**source, **target, [](auto, auto, auto) {});
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_GT(done->what.count<held_message>(), 30U);  // else it proves little
}

}  // namespace snug::contract
