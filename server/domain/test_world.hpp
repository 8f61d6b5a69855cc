// Facts that grow as intents are asked, the way a store lets them grow. Tests of the rules only.
#pragma once

#include "domain/decide.hpp"

#include <gtest/gtest.h>

namespace snug::testing_rules {

inline username named(const std::string& text) {
    return username(text);
}

class rules_test : public testing::Test {
protected:
    rules_test() {
        init_crypto();
        complete_setup setup;
        setup.server_name = "The Snug";
        setup.owner = named("ada");
        setup.at = at;
        EXPECT_TRUE(ask(setup));
        add("mo", role::moderator);
        add("bob", role::member);
        add("gil", role::guest);
        fold(channel_let_in{home_channel, named("gil")});
    }

    /// Decides, stamps and folds, as a store does.
    result<decision> ask(const intent& wanted) {
        auto made = decide(known, wanted);
        if (!made) return made;
        for (change& what : made->changes) {
            if (is_logged(what)) stamp(what, ++pos);
        }
        apply(known, *made);
        return made;
    }

    std::optional<errc> refusal(const intent& wanted) {
        const auto made = ask(wanted);
        return made ? std::nullopt : std::optional(made.error().code);
    }

    void fold(const change& what) { apply(known, what); }

    void add(const std::string& name, role as) {
        member who;
        who.name = named(name);
        who.display_name = name;
        who.role = as;
        fold(member_joined{who});
    }

    channel& home() { return known.channels.at(home_channel); }

    send_message to_send(const std::string& name, const std::string& content = "hello") const {
        send_message wanted;
        wanted.actor = named(name);
        wanted.channel = home_channel;
        wanted.content = content;
        wanted.at = at;
        return wanted;
    }

    message post(const std::string& name, const std::string& content = "hello") {
        const auto made = ask(to_send(name, content));
        EXPECT_TRUE(made);
        return std::get<message_posted>(made->changes.at(0)).message;
    }

    facts known;
    position pos = 0;
    wall_time at = from_ms(1'780'000'000'000);
};

/// Changes of one kind, in their order.
template <class Change>
std::vector<Change> all_of(const result<decision>& made) {
    std::vector<Change> found;
    for (const change& what : made->changes) {
        if (const auto* one = std::get_if<Change>(&what)) found.push_back(*one);
    }
    return found;
}

}  // namespace snug::testing_rules
