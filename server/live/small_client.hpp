// A client as small as can be: what it holds, keyed, and how events change it. It is what the
// reference client does, without its windows: of a channel that comes into sight it reads the
// messages at once. Tests only.
#pragma once

#include "live/live_rig.hpp"

#include <boost/json/serialize.hpp>

#include <map>
#include <set>

namespace snug {

class small_client {
public:
    using object = boost::json::object;

    small_client() = default;

    /// Everything anew; then `read_messages` of each channel that `wants` names.
    void load(const object& snapshot) {
        *this = small_client();
        me_ = snapshot.at("me").at("username").as_string();
        server_ = snapshot.at("server");
        for (const auto& one : snapshot.at("members").as_array())
            put_member(one.as_object());
        for (const auto& one : snapshot.at("channels").as_array())
            show_channel(one.as_object());
        for (const auto& one : snapshot.at("emoji").as_array())
            put_emoji(one.as_object());
        for (const auto& one : snapshot.at("blocked").as_array())
            blocked_.insert(text_of(one));
        for (const auto& one : snapshot.at("forgotten").as_array())
            forgotten_.insert(text_of(one));
    }

    /// The newest messages of one channel, as a snapshot tells them.
    void read_messages(const object& snapshot) {
        for (const auto& one : snapshot.at("messages").at("messages").as_array())
            put_message(one.as_object());
    }

    /// Channels that have come into sight since the last call.
    std::set<std::string> take_wanted() { return std::exchange(wanted_, {}); }

    /// False: only a fresh snapshot helps.
    bool apply(const heard_event& event) {
        const object& data = event.data.as_object();
        if (event.name == "resync") return false;
        if (event.name.starts_with("message")) put_message(data);
        if (event.name.starts_with("reaction")) put_reaction(event.name == "reaction_added", data);
        if (event.name == "member_joined" || event.name == "member_updated") put_member(data);
        if (event.name == "member_left") {
            forget_member(data.at("username"));
            if (data.at("reason") == "deleted") forgotten_.insert(text_of(data.at("username")));
        }
        if (event.name == "server_updated") server_ = data;
        if (event.name == "channel_created" || event.name == "channel_updated") put_channel(data);
        if (event.name == "channel_visible") show_channel(data);
        if (event.name == "channel_hidden" || event.name == "channel_deleted")
            forget_channel(text_of(data.at("id")));
        if (event.name == "emoji_added") put_emoji(data);
        if (event.name == "emoji_removed") emoji_.erase(text_of(data.at("name")));
        if (event.name == "blocked") put_block(data);
        if (event.name == "read") put_mark(data);
        if (event.name == "notify") put_choice(data);
        if (event.name == "hello") {
            for (const auto& one : data.at("reads").as_array())
                put_mark(one.as_object());
            blocked_.clear();
            for (const auto& one : data.at("blocked").as_array())
                blocked_.insert(text_of(one));
        }
        return true;
    }

    /// Everything that a snapshot would say too, in one text; unread messages as counted here.
    std::string told() const {
        std::string text = canonical(server_) + "\n";
        for (const auto& [name, who] : members_)
            text += canonical(who) + "\n";
        for (const auto& [name, one] : emoji_)
            text += canonical(one) + "\n";
        for (const std::string& name : blocked_)
            text += "not " + name + "\n";
        for (const std::string& name : forgotten_)
            text += "forgotten " + name + "\n";
        for (const auto& [id, where] : channels_)
            text += canonical(where) + count_line(id) + "\n";
        for (const auto& [id, held] : messages_) {
            if (!channels_.contains(id)) continue;
            for (const auto& [seq, what] : held)
                text += canonical(what) + "\n";
        }
        return text;
    }

    /// What is unread there, from the messages that are held: ` unread N, mentions N`.
    std::string count_line(const std::string& id) const {
        const auto read = number_of(channels_.at(id).at("read_seq"));
        std::uint64_t unread = 0;
        std::uint64_t mentions = 0;
        const auto held = messages_.find(id);
        for (const auto& [seq, what] : held == messages_.end() ? no_messages : held->second) {
            if (seq <= read || what.contains("deleted") || what.contains("system")) continue;
            if (text_of(what.at("author")) == me_) continue;
            ++unread;
            mentions += calls_me(what) ? 1 : 0;
        }
        return count_line(unread, mentions);
    }
    static std::string count_line(std::uint64_t unread, std::uint64_t mentions) {
        return " unread " + std::to_string(unread) + ", mentions " + std::to_string(mentions);
    }

    static std::string text_of(const boost::json::value& of) { return std::string(of.as_string()); }
    static std::uint64_t number_of(const boost::json::value& of) {
        return of.to_number<std::uint64_t>();
    }

private:
    using by_seq = std::map<std::uint64_t, object>;

    /// Keys in the order of the alphabet, whoever wrote them first.
    static std::string canonical(const boost::json::value& of) {
        if (!of.is_object()) return boost::json::serialize(of);
        std::map<std::string, std::string> sorted;
        for (const auto& [key, value] : of.as_object())
            sorted[std::string(key)] = canonical(value);
        std::string text = "{";
        for (const auto& [key, value] : sorted)
            text.append(key).append(":").append(value).append(" ");
        return text + "}";
    }

    bool calls_me(const object& what) const {
        return std::ranges::any_of(what.at("mentions").as_array(), [this](const auto& name) {
            return name.as_string() == me_ || name.as_string() == "@everyone";
        });
    }

    void put_member(const object& who) {
        members_[text_of(who.at("username"))] = who;
        forgotten_.erase(text_of(who.at("username")));
    }
    void forget_member(const boost::json::value& name) {
        members_.erase(text_of(name));
        for (auto& [id, where] : channels_) {
            if (!where.contains("members")) continue;
            auto& people = where.at("members").as_array();
            const auto gone = std::ranges::find(people, name);
            if (gone != people.end()) people.erase(gone);
        }
    }

    /// What is mine alone stays as it was: such an event does not tell it.
    void put_channel(object what) {
        const std::string id = text_of(what.at("id"));
        const auto held = channels_.find(id);
        if (held == channels_.end()) wanted_.insert(id);
        const object before = held == channels_.end() ? object() : held->second;
        for (const char* mine : {"read_seq", "notify"}) {
            if (what.contains(mine)) continue;
            const auto* value = before.if_contains(mine);
            if (value != nullptr) what[mine] = *value;
        }
        what.emplace("read_seq", std::uint64_t{0});
        what.emplace("notify", object{{"level", "all"}});
        if (const auto* last = before.if_contains("last_seq"))
            what["last_seq"] = std::max(number_of(*last), number_of(what.at("last_seq")));
        for (const char* counted : {"unread", "mentions", "people"})
            what.erase(counted);
        channels_[id] = std::move(what);
    }
    void show_channel(const object& what) {
        put_channel(what);
        wanted_.insert(text_of(what.at("id")));
        const auto* people = what.if_contains("people");
        if (people == nullptr) return;
        for (const auto& one : people->as_array())
            put_member(one.as_object());
    }
    void forget_channel(const std::string& id) {
        channels_.erase(id);
        messages_.erase(id);
        wanted_.erase(id);
    }

    void put_mark(const object& mark) {
        const auto held = channels_.find(text_of(mark.at("channel")));
        if (held == channels_.end()) return;
        held->second["read_seq"] = mark.at("read_seq");
        if (const auto* chosen = mark.if_contains("notify")) held->second["notify"] = *chosen;
    }
    void put_choice(object chosen) {
        const auto held = channels_.find(text_of(chosen.at("channel")));
        chosen.erase("channel");
        if (held != channels_.end()) held->second["notify"] = std::move(chosen);
    }

    void put_emoji(const object& one) { emoji_[text_of(one.at("name"))] = one; }
    void put_block(const object& what) {
        const std::string name = text_of(what.at("user"));
        if (what.at("blocked").as_bool()) {
            blocked_.insert(name);
        } else {
            blocked_.erase(name);
        }
    }

    void put_message(object what) {
        what.erase("nonce");
        const std::string id = text_of(what.at("channel"));
        const auto seq = number_of(what.at("seq"));
        by_seq& here = messages_[id];
        const auto held = here.find(seq);
        if (held != here.end() && number_of(held->second.at("rev")) >= number_of(what.at("rev"))) {
            return;
        }
        here[seq] = std::move(what);
        const auto where = channels_.find(id);
        if (where == channels_.end()) return;
        auto& last = where->second.at("last_seq");
        last = std::max(number_of(last), seq);
    }

    /// A set operation on the message that is held, if it is older.
    void put_reaction(bool added, const object& data) {
        by_seq& here = messages_[text_of(data.at("channel"))];
        const auto held = here.find(number_of(data.at("seq")));
        if (held == here.end() || held->second.contains("deleted")) return;
        object& on = held->second;
        if (number_of(on.at("rev")) >= number_of(data.at("rev"))) return;
        on["rev"] = data.at("rev");
        boost::json::array& kinds = on.at("reactions").as_array();
        auto kind = std::ranges::find_if(
            kinds, [&](const auto& one) { return one.at("emoji") == data.at("emoji"); });
        if (kind == kinds.end()) {
            kinds.push_back(object{{"emoji", data.at("emoji")},
                                   {"users", boost::json::array()},
                                   {"count", std::uint64_t{0}}});
            kind = std::prev(kinds.end());
        }
        boost::json::array& users = kind->at("users").as_array();
        const auto who = std::ranges::find(users, data.at("user"));
        if (added && who == users.end()) users.push_back(data.at("user"));
        if (!added && who != users.end()) users.erase(who);
        const std::size_t left = users.size();
        kind->as_object()["count"] = left;  // which may move what `users` stands for
        if (left == 0) kinds.erase(kind);
    }

    static inline const by_seq no_messages;

    std::string me_;
    boost::json::value server_;
    std::map<std::string, object> members_;
    std::map<std::string, object> channels_;
    std::map<std::string, object> emoji_;
    std::set<std::string> blocked_;
    std::set<std::string> forgotten_;
    std::map<std::string, by_seq> messages_;
    std::set<std::string> wanted_;
};

}  // namespace snug
