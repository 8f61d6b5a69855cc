#include "voice/janus_company.hpp"

#include "base/json.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

namespace snug::bench {
namespace {

namespace bj = boost::json;

constexpr std::size_t lanes = 16;  // some of them wait for events
constexpr std::string_view root = "/janus";
// Not theirs, which it learns from their checks; but Janus listens to nobody who names none.
constexpr std::string_view candidate =
    "a=candidate:1 1 udp 2122260223 127.0.0.1 9 typ host\r\na=end-of-candidates\r\n";

void replace(std::string& text, std::string_view what, std::string_view with) {
    const auto at = text.find(what);
    if (at == std::string::npos) throw std::runtime_error("an offer lacks " + std::string(what));
    text.replace(at, what.size(), with);
}

/// What a stricter reader of SDP wants (RFC 8866 section 5), and who begins the handshake.
std::string complete(std::string offer) {
    replace(offer, "v=0\r\n", "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
    replace(offer,
            "a=setup:actpass",
            "a=setup:active\r\na=ice-pwd:" + std::string(participant::password));
    return offer.append(candidate);
}

std::string value_of(std::string_view section, std::string_view begin) {
    const auto at = section.find(begin);
    if (at == std::string_view::npos) return {};
    const auto rest = section.substr(at + begin.size());
    return std::string(rest.substr(0, rest.find_first_of("\r\n ")));
}

/// Takes every section of an offer. `mine` is an offer of the one who answers.
std::string answer_to(std::string_view offer, const std::string& mine) {
    const std::string transport = "a=ice-ufrag:" + value_of(mine, "a=ice-ufrag:") +
                                  "\r\na=ice-pwd:" + std::string(participant::password) +
                                  "\r\na=fingerprint:sha-256 " +
                                  value_of(mine, "a=fingerprint:sha-256 ") + "\r\n";
    std::string mids;
    std::string sections;
    for (auto at = offer.find("m=audio "); at != std::string_view::npos;) {
        const auto next = offer.find("\r\nm=", at);
        const auto section = offer.substr(at, next == std::string_view::npos ? next : next - at);
        const std::string mid = value_of(section, "a=mid:");
        const std::string type = value_of(section, "UDP/TLS/RTP/SAVPF ");
        mids += " " + mid;
        sections += "m=audio 9 UDP/TLS/RTP/SAVPF " + type +
                    "\r\nc=IN IP4 0.0.0.0\r\na=recvonly\r\na=mid:" + mid +
                    "\r\na=rtcp-mux\r\na=setup:active\r\n" + transport + "a=rtpmap:" + type +
                    " opus/48000/2\r\n" + std::string(candidate);
        at = next == std::string_view::npos ? next : next + 2;
    }
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE" + mids + "\r\n" +
           sections;
}

std::uint64_t number_in(const bj::object& body, std::string_view field) {
    return body.at("data").at(field).to_number<std::uint64_t>();
}

bj::object description(std::string_view kind, const std::string& sdp) {
    return {{"type", kind}, {"sdp", sdp}};
}

}  // namespace

janus_company::janus_company(target& server, company_size size)
    : company(size), routes_(events_, server, lanes) {}

void janus_company::post(const std::string& path, bj::object body, told done) {
    body["transaction"] = "t";
    routes_.ask("POST",
                std::string(root) + path,
                bj::serialize(body),
                0,
                200,
                [path, done = std::move(done)](int, std::string_view text) {
                    const bj::object answer = bj::parse(text).as_object();
                    const std::string_view word = answer.at("janus").as_string();
                    if (word != "success" && word != "ack")
                        throw std::runtime_error("Janus, asked at " + path + ": " +
                                                 std::string(text.substr(0, 300)));
                    done(answer);
                });
}

void janus_company::attach(guest& of, std::string& handle, std::function<void()> done) {
    post("/" + of.session,
         {{"janus", "attach"}, {"plugin", "janus.plugin.videoroom"}},
         [&handle, done = std::move(done)](const bj::object& answer) {
             handle = std::to_string(number_in(answer, "id"));
             done();
         });
}

void janus_company::open(guest& of, std::function<void()> done) {
    post("", {{"janus", "create"}}, [this, &of, done = std::move(done)](const bj::object& answer) {
        of.session = std::to_string(number_in(answer, "id"));
        attach(of, of.talks_by, done);
    });
}

void janus_company::say(const guest& by,
                        const std::string& handle,
                        bj::object body,
                        bj::object description,
                        told acknowledged) {
    bj::object message{{"janus", "message"}, {"body", std::move(body)}};
    if (!description.empty()) message["jsep"] = std::move(description);
    post("/" + by.session + "/" + handle, std::move(message), std::move(acknowledged));
}

void janus_company::await(const guest& of, const std::string& handle, told done) {
    routes_.ask(
        "GET",
        std::string(root) + "/" + of.session + "?maxev=1",
        "",
        0,
        200,
        [this, &of, handle, done = std::move(done)](int, std::string_view text) {
            const bj::object event = bj::parse(text).as_object();
            const auto* const sender = event.if_contains("sender");
            const bool is_his =
                sender != nullptr && std::to_string(sender->to_number<std::uint64_t>()) == handle;
            if (is_his && event.contains("plugindata") &&
                event.at("plugindata").at("data").as_object().contains("error"))
                throw std::runtime_error("Janus refused: " + std::string(text.substr(0, 300)));
            if (!is_his || !event.contains("jsep")) return await(of, handle, done);
            done(event);
        });
}

void janus_company::make_rooms() {
    first_room_ = 1'000'000 + static_cast<std::uint64_t>(now() / millisecond % 1'000'000) * 1'000;
    open(maker_, [this] {
        for (std::size_t i = 0; i < size_.rooms; ++i) {
            say(maker_,
                maker_.talks_by,
                {{"request", "create"},
                 {"room", first_room_ + i},
                 {"publishers", size_.people},
                 {"audiocodec", "opus"},
                 {"notify_joining", false}},
                {},
                [](const bj::object&) {});
        }
    });
    while (!routes_.is_idle())
        events_.turn(std::chrono::milliseconds(10));
}

void janus_company::invite(std::size_t index, std::size_t) {
    if (index == 0) {
        guests_.assign(people_.size(), {});
        is_listening_ = false;
    }
    guest& his = guests_[index];
    his.room = first_room_ + place_of(index).room;
    open(his, [this, index] { talk(index); });
}

void janus_company::talk(std::size_t index) {
    guest& his = guests_[index];
    seat& taken = people_[index];
    taken.who = std::make_unique<participant>(events_, identity_, place_of(index), 0, heard_);
    say(his,
        his.talks_by,
        {{"request", "joinandconfigure"},
         {"ptype", "publisher"},
         {"room", his.room},
         {"audio", true}},
        description("offer", complete(taken.who->offer())),
        [this, &his, &taken](const bj::object&) {
            await(his, his.talks_by, [&his, &taken](const bj::object& event) {
                his.feed = event.at("plugindata").at("data").at("id").to_number<std::uint64_t>();
                taken.who->enter(std::string(event.at("jsep").at("sdp").as_string()));
            });
        });
}

void janus_company::listen(std::size_t index) {
    guest& his = guests_[index];
    seat& taken = people_[index];
    taken.ears = std::make_unique<participant>(events_, identity_, place_of(index), 0, heard_);
    bj::array streams;
    for (const guest& each : guests_) {
        if (each.room == his.room && each.feed != his.feed)
            streams.push_back(bj::object{{"feed", each.feed}});
    }
    attach(his, his.hears_by, [this, &his, &taken, streams] {
        say(his,
            his.hears_by,
            {{"request", "join"},
             {"ptype", "subscriber"},
             {"room", his.room},
             {"streams", streams}},
            {},
            [this, &his, &taken](const bj::object&) {
                await(his, his.hears_by, [this, &his, &taken](const bj::object& event) {
                    const std::string offer(event.at("jsep").at("sdp").as_string());
                    const std::string answer = answer_to(offer, taken.ears->offer());
                    say(his,
                        his.hears_by,
                        {{"request", "start"}},
                        description("answer", answer),
                        [&taken, offer](const bj::object&) { taken.ears->enter(offer); });
                });
            });
    });
}

/// First all talk, then each hears all the others.
bool janus_company::is_everybody_in() {
    const auto all = [this](auto member) {
        return std::ranges::all_of(people_, [member](const seat& each) {
            const auto& one = each.*member;
            return one != nullptr && one->is_connected();
        });
    };
    if (!all(&seat::who)) return false;
    if (!std::exchange(is_listening_, true)) {
        for (std::size_t i = 0; i < people_.size(); ++i)
            listen(i);
    }
    return all(&seat::ears);
}

void janus_company::leave() {
    for (const guest& each : guests_)
        post("/" + each.session, {{"janus", "destroy"}}, [](const bj::object&) {});
    while (!routes_.is_idle())
        turn(now() + 10 * millisecond);
    forget_everybody();
}

}  // namespace snug::bench
