// What the verbs of the command line do, once, for a stopped server (straight on its store) and a
// running one (through its unix socket) alike: a JSON object in, a JSON object out. Blocks on the
// store: a work thread or the program's own; never io. Whoever reaches it is the host: there is no
// sign-in here.
#pragma once

#include "base/time.hpp"
#include "store/examined.hpp"
#include "store/store.hpp"

#include <boost/json/object.hpp>

#include <functional>
#include <string>
#include <vector>

namespace snug {

class admin_desk {
public:
    /// `base_url` begins the links it makes, unless a command brings a `public_url`.
    admin_desk(store& of, wall_clock now, std::string base_url);

    /// What a running server can say of its voice; asked on the thread of `run`.
    using voice_examiner = std::function<std::vector<finding>()>;
    void examine_voice_with(voice_examiner examiner) { voice_examiner_ = std::move(examiner); }

    /// `{"verb": …, …}`: setup, user_add, user_list, user_link, user_role, invite, session, doctor,
    /// doctor_voice, shelf_bring and shelf_put (shelf_desk).
    result<std::string> run(const boost::json::object& command);

private:
    result<std::string> set_up(const boost::json::object& command);
    result<std::string> add_user(const boost::json::object& command);
    result<std::string> list_users();
    result<std::string> make_link(const boost::json::object& command);
    result<std::string> set_role(const boost::json::object& command);
    result<std::string> invite(const boost::json::object& command);
    result<std::string> open_session(const boost::json::object& command);
    result<std::string> examine();
    result<std::string> examine_voice();

    result<outcome> submit(intent wanted);
    result<std::string> base_of(const boost::json::object& command) const;
    result<std::string> link_for(const username& who, const std::string& base);

    store& store_;
    wall_clock now_;
    std::string base_url_;
    voice_examiner voice_examiner_;
};

}  // namespace snug
