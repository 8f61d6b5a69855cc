// What tests of live stand on: a real store in a folder of its own, an io_context that is turned by
// hand, streams that end in lists. Tests only; the test program says how the store is opened.
#pragma once

#include "base/bytes.hpp"
#include "base/limits.hpp"
#include "live/hub.hpp"
#include "live/snapshot.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <filesystem>
#include <future>

namespace snug {

/// One event as a client reads it.
struct heard_event {
    std::string id;
    std::string name = "message";
    boost::json::value data;
};

/// Reads frames as an EventSource does.
inline std::vector<heard_event> parse_frames(std::string_view text) {
    std::vector<heard_event> events;
    while (!text.empty()) {
        const std::size_t end = text.find("\n\n");
        std::string_view block = text.substr(0, end);
        text.remove_prefix(end + 2);
        heard_event event;
        while (!block.empty()) {
            const std::string_view line = block.substr(0, block.find('\n'));
            block.remove_prefix(std::min(line.size() + 1, block.size()));
            if (line.starts_with("id: ")) event.id = line.substr(4);
            if (line.starts_with("event: ")) event.name = line.substr(7);
            if (line.starts_with("data: ")) event.data = boost::json::parse(line.substr(6));
        }
        events.push_back(std::move(event));
    }
    return events;
}

/// The other end of a stream.
struct heard_stream {
    std::string text;
    std::size_t taken = 0;
    bool stalls = false;  // reads nothing: what is pushed stays queued
    std::size_t queued = 0;
    std::size_t bound = limits::stream_queue_bytes_max;
    bool closed = false;
    std::function<void()> gone;

    /// What came since the last call.
    std::vector<heard_event> take() {
        const auto events = parse_frames(std::string_view(text).substr(taken));
        taken = text.size();
        return events;
    }
    void hang_up() {
        closed = true;
        if (gone) std::exchange(gone, {})();
    }
};
using listener_ptr = std::shared_ptr<heard_stream>;

class listener_outlet final : public outlet {
public:
    explicit listener_outlet(listener_ptr to) : to_(std::move(to)) {}

    bool push(const shared_bytes& frame) override {
        if (to_->closed || to_->queued + frame->size() > to_->bound)
            return to_->closed = true, false;
        to_->queued += frame->size();
        to_->text += *frame;
        return true;
    }
    void flush() override {
        if (!to_->stalls) to_->queued = 0;
    }
    void close() override { to_->closed = true; }
    std::size_t queued_bytes() const override { return to_->queued; }
    void on_closed(std::move_only_function<void()> closed) override {
        auto shared = std::make_shared<std::move_only_function<void()>>(std::move(closed));
        to_->gone = [shared] { (*shared)(); };
    }

private:
    listener_ptr to_;
};

/// A folder that goes with the test.
class test_folder {
public:
    test_folder()
        : path_(std::filesystem::temp_directory_path() / ("snug-live-" + random_token(9))) {}
    ~test_folder() { std::filesystem::remove_all(path_); }
    test_folder(const test_folder&) = delete;
    test_folder& operator=(const test_folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class live_rig {
public:
    explicit live_rig(std::unique_ptr<snug::store> opened)
        : mailbox(io),
          kept(std::move(opened)),
          readers(*kept, mailbox),
          state(kept->make_reader()->world().value(), readers),
          rooms(state, readers, [this] { return now; }) {
        kept->feed().listen([this](committed_group group) {
            mailbox.post([this, group = std::move(group)] {
                rooms.hear(group);
                if (also_hears) also_hears(group);
            });
        });
        EXPECT_TRUE(state.preload(*kept->make_reader()));
    }

    /// Waits for the answer; by then the change is folded and told.
    result<outcome> submit(intent wanted) {
        result<outcome> answered = submit_unheard(std::move(wanted));
        turn();
        return answered;
    }

    /// The same, but the io thread has not come to it yet.
    result<outcome> submit_unheard(intent wanted) {
        std::promise<result<outcome>> answer;
        auto future = answer.get_future();
        kept->writer().submit(std::move(wanted),
                              [&](result<outcome> made) { answer.set_value(std::move(made)); });
        return future.get();
    }

    void turn() {
        io.restart();
        io.poll();
    }

    /// Turns until `reached`; reader threads post into the loop, so it is waited for there and not
    /// slept.
    /// Who is in which voice room as `viewer` may see it: "porch: tavi bo attic: mo", rooms of a
    /// test having names that zeros fill up.
    std::string voice_roster(const std::string& viewer) {
        std::string names;
        const auto in_use = snapshot(viewer).at("voice").as_array();
        for (const auto& room : in_use) {
            names += (names.empty() ? "" : " ") + std::string(room.at("channel").as_string());
            names.resize(names.find("0000"));
            names += ":";
            for (const auto& each : room.at("members").as_array())
                names += " " + std::string(each.at("username").as_string());
        }
        return names;
    }

    void turn_until(const std::function<bool()>& reached) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (!reached() && std::chrono::steady_clock::now() < deadline) {
            io.restart();
            io.run_one_for(std::chrono::milliseconds(100));
        }
        EXPECT_TRUE(reached());
    }

    void prepare(const username& who, const channel_id& channel = home_channel) {
        bool done = false;
        boost::asio::co_spawn(io,
                              state.prepare(who, channel),
                              [&](const std::exception_ptr&, const result<void>&) { done = true; });
        turn_until([&] { return done; });
    }

    listener_ptr open(const std::string& name,
                      const std::string& cursor = {},
                      const std::string& session = "s") {
        const username who(name);
        prepare(who);
        auto end = std::make_shared<heard_stream>();
        rooms.open({.who = who,
                    .session = session,
                    .quiet = false,
                    .cursor = cursor,
                    .start = find_start(state.seen(), cursor)},
                   std::make_unique<listener_outlet>(end));
        return end;
    }

    /// What GET /api/snapshot would say now, with the messages of `shown` or of the first he sees.
    boost::json::object snapshot(const std::string& name,
                                 const std::optional<channel_id>& shown = std::nullopt,
                                 std::size_t limit = limits::page_size_max) {
        const username who(name);
        const auto of = [&] { return state.seen().channels_of(*state.seen().find_member(who)); };
        std::optional<channel_id> where = shown;
        if (!where && !of().empty()) where = of().front()->id;
        prepare(who, where.value_or(home_channel));
        const auto body = snapshot_body(state,
                                        rooms.present(),
                                        rooms.rooms(),
                                        *state.seen().find_member(who),
                                        where ? state.seen().find_channel(*where) : nullptr,
                                        limit);
        std::string text;
        for (const shared_bytes& piece : body.value())
            text += *piece;
        return boost::json::parse(text).as_object();
    }

    /// "ada" owns the place.
    void set_up() {
        complete_setup wanted;
        wanted.server_name = "The Lamp Room";
        wanted.owner = username("ada");
        wanted.password_hash = "x";
        wanted.at = wall();
        ASSERT_TRUE(submit(std::move(wanted)));
    }
    void add(const std::string& name, role as = role::member) {
        add_user wanted;
        wanted.name = username(name);
        wanted.role = as;
        wanted.password_hash = "x";
        wanted.at = wall();
        ASSERT_TRUE(submit(std::move(wanted)));
    }
    /// A guest in `home`, by an invite of ada's.
    void let_in(const std::string& name) {
        create_invite offered{username("ada"), {}, wall()};
        offered.invite.code = hash_secret("invite for " + name);
        offered.invite.role = role::guest;
        offered.invite.channels = {home_channel};
        offered.invite.expires = offered.at + std::chrono::hours(1);
        ASSERT_TRUE(submit(offered));
        accept_invite wanted;
        wanted.code = offered.invite.code;
        wanted.name = username(name);
        wanted.password_hash = "x";
        wanted.at = wall();
        ASSERT_TRUE(submit(std::move(wanted)));
    }
    /// Somebody who had left, as a member, by a link of ada's.
    void bring_back(const std::string& name) {
        create_link offered{username("ada"), {}, wall()};
        offered.link.code = hash_secret("link for " + name);
        offered.link.user = username(name);
        offered.link.expires = offered.at + std::chrono::hours(1);
        ASSERT_TRUE(submit(offered));
        ASSERT_TRUE(submit(use_link{offered.link.code, {}, {}, wall()}));
    }
    message say(const std::string& name, const std::string& content) {
        send_message wanted;
        wanted.actor = username(name);
        wanted.channel = home_channel;
        wanted.content = content;
        wanted.at = wall();
        return submit(std::move(wanted)).value().message.value();
    }
    wall_time wall() { return from_ms(1'780'000'000'000 + ++tick_); }

    boost::asio::io_context io;
    io_mailbox mailbox;
    std::unique_ptr<snug::store> kept;
    reader_pool readers;
    live_state state;
    hub rooms;
    hub::steady_time now{};
    std::function<void(const committed_group&)> also_hears;  // after the hub, as in the server

private:
    std::int64_t tick_ = 0;
};

inline std::vector<std::string> names_of(const std::vector<heard_event>& events) {
    std::vector<std::string> names;
    for (const heard_event& event : events)
        names.push_back(event.name);
    return names;
}

}  // namespace snug
