// People in rooms of Janus's VideoRoom: one connection to talk by and another to hear all others by
// (a subscriber with several streams), over its HTTP transport and its long polls.
#pragma once

#include "voice/company.hpp"
#include "voice/signalling.hpp"

#include <boost/json/object.hpp>

#include <functional>
#include <string>
#include <vector>

namespace snug::bench {

class janus_company final : public company {
public:
    janus_company(target& server, company_size size);

    void make_rooms() override;
    void leave() override;

private:
    using told = std::function<void(const boost::json::object&)>;

    /// One of them, as Janus knows him.
    struct guest {
        std::string session;
        std::string talks_by;  // handles
        std::string hears_by;
        std::uint64_t feed = 0;
        std::uint64_t room = 0;
    };

    void invite(std::size_t index, std::size_t first) override;
    bool is_everybody_in() override;
    std::size_t heard_max() const override { return size_.people; }

    void post(const std::string& path, boost::json::object body, told done);
    /// A session and a handle of the plugin.
    void open(guest& of, std::function<void()> done);
    void attach(guest& of, std::string& handle, std::function<void()> done);
    void say(const guest& by,
             const std::string& handle,
             boost::json::object body,
             boost::json::object description,
             told acknowledged);
    /// The next event of `handle` that has a description with it.
    void await(const guest& of, const std::string& handle, told done);
    void talk(std::size_t index);
    void listen(std::size_t index);

    signalling routes_;
    guest maker_;
    std::vector<guest> guests_;
    std::uint64_t first_room_ = 0;
    bool is_listening_ = false;
};

}  // namespace snug::bench
