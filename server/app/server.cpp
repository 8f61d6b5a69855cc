#include "app/server.hpp"

#include "api/auth.hpp"
#include "api/device_proof.hpp"
#include "api/file_desk.hpp"
#include "api/file_memory.hpp"
#include "api/file_threads.hpp"
#include "api/limiter.hpp"
#include "api/password.hpp"
#include "api/routes.hpp"
#include "app/admin_routes.hpp"
#include "app/device_key.hpp"
#include "app/feed_relay.hpp"
#include "app/host_bounds.hpp"
#include "app/kept_address.hpp"
#include "app/media_doctor.hpp"
#include "app/open_store.hpp"
#include "app/public_address.hpp"
#include "app/ticker.hpp"
#include "app/voice_service.hpp"
#include "app/web.hpp"
#include "base/file_limits.hpp"
#include "base/json.hpp"
#include "base/network_limits.hpp"
#include "http/reactor.hpp"
#include "live/neighbours.hpp"
#include "store/left_behind.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <future>

namespace snug {

namespace {

constexpr auto stop_within =
    std::chrono::milliseconds(4500);  // of the 5 s that service managers give
constexpr auto certificate_look_every = std::chrono::seconds(30);
constexpr std::size_t setup_token_bytes = 16;
constexpr std::size_t admin_queue_max = 16;

std::chrono::steady_clock::time_point steady_now() {
    return std::chrono::steady_clock::now();
}

result<std::shared_ptr<http::tls_context>> make_tls(const config& with) {
    if (with.tls_self_signed) return http::tls_context::self_signed(with.data, http::local_names());
    if (with.tls_certificate.empty()) return nullptr;
    auto made = http::tls_context::from_files(with.tls_certificate, with.tls_key);
    if (!made) return refuse(made.error().code, "--tls-cert, --tls-key: " + made.error().detail);
    return made;
}

/// Why it cannot listen, and what a host can do where that is not plain.
std::string to_advice(const std::string& why) {
    constexpr std::string_view forbidden = "Permission denied";
    if (why.find(forbidden) == std::string::npos) return why;
    return why + ": ports below 1024 need a right of their own (as a service: " +
           "AmbientCapabilities=CAP_NET_BIND_SERVICE in its unit); any other can be named by "
           "--listen";
}

}  // namespace

/// In the order of construction; the end goes backwards. Routers before the reactor, which still
/// holds them when its connections go; the store after the mailbox, into which its last answers
/// fall.
struct server::parts {
    parts(const config& with, std::unique_ptr<snug::store> opened, world_state at_start)
        : chosen(with),
          reactor(reactor_options_of(with)),
          mailbox(reactor.context()),
          store(std::move(opened)),
          readers(*store, mailbox),
          live(std::move(at_start), readers),
          hub(live, readers, steady_now),
          passwords(mailbox),
          auth(hub, system_now),
          limiter(with.limits, steady_now),
          devices(load_device_key(with.data)),
          file_work(mailbox),
          files(
              *store, readers, file_work, with.data / "scratch", media::find_helper(), system_now),
          voice(chosen, live, hub, mailbox, reactor.context()),
          services{*store,
                   readers,
                   mailbox,
                   live,
                   hub,
                   passwords,
                   auth,
                   limiter,
                   devices,
                   file_work,
                   files,
                   recent_files,
                   voice.rooms(),
                   voice.checks(),
                   system_now,
                   with.limits.uploads_per_person,
                   quota_of(with.limits),
                   dynamic_cast<mail*>(store.get()) != nullptr,
                   with.public_url,
                   {},
                   {},
                   {}},
          admin_work("admin", 1, admin_queue_max),
          live_ticker(reactor.context(), limits::live_tick, [this] { hub.tick(); }),
          neighbour_ticker(reactor.context(), limits::neighbour_tick, [this] { others->tick(); }),
          certificate_ticker(
              reactor.context(), certificate_look_every, [this] { look_at_certificate(); }),
          files_ticker(
              reactor.context(), limits::files_looked_after_every, [this] { look_after_files(); }),
          signals(reactor.context(), SIGTERM, SIGINT, SIGHUP) {
        live.seen().set_upload_max(upload_max_of(with.limits));
        hub.remember(live.seen().statuses_at_start(), system_now());
        files.on_progress([this](const film_progress& now) { hub.progress(now); });
    }

    result<void> listen();
    result<void> offer_setup();
    void begin_anew_if_left_behind();
    void meet_neighbours();
    void look_at_certificate();
    void look_after_files();

    config chosen;
    http::router routes;
    http::router admin_routes;
    http::static_files client;
    http::reactor reactor;
    io_mailbox mailbox;
    std::unique_ptr<snug::store> store;
    reader_pool readers;
    live_state live;
    snug::hub hub;
    api::password_hasher passwords;
    api::auth auth;
    api::limiter limiter;
    api::device_proof devices;
    api::file_threads file_work;
    api::file_desk files;
    api::file_memory recent_files;
    voice_service voice;
    api::services services;
    std::unique_ptr<admin_desk> desk;
    work_pool admin_work;
    std::optional<neighbours> others;  // on a store that other servers use too
    ticker live_ticker;
    ticker neighbour_ticker;
    ticker certificate_ticker;
    ticker files_ticker;
    boost::asio::signal_set signals;
    std::shared_ptr<http::tls_context> tls;
    std::string address;
    std::vector<std::string> at_home;  // more addresses, for friends on the same network
    std::string setup_token;
    server::ending ended = server::ending::asked_to;
};

result<void> server::parts::listen() {
    auto made = make_tls(chosen);
    if (!made) return std::unexpected(made.error());
    tls = std::move(*made);
    add_client(client);
    api::add_routes(routes, services);
    client.serve_on(routes);
    const auto bound = reactor.add_listener(chosen.listen, routes, tls);
    if (!bound)
        return refuse(errc::unavailable, "cannot listen on " + to_advice(bound.error().detail));
    address = public_address(chosen, bound->port());
    at_home = network_addresses(chosen, bound->port(), http::local_names());
    if (!at_home.empty()) services.network_origin = at_home.front();
    const std::string links_begin = at_home.empty() ? address : at_home.front();
    keep_address(chosen.data, links_begin);
    desk = std::make_unique<admin_desk>(*store, system_now, links_begin);
    desk->examine_voice_with([this] { return voice.examine(); });
    add_admin_routes(admin_routes, *desk, admin_work, mailbox);
    const std::string socket = (chosen.data / "snug.sock").string();
    if (auto door = reactor.add_listener(http::unix_path{socket}, admin_routes); !door) {
        // A folder on which no socket can be made (some network shares) still makes a server; the
        // verbs then need it stopped.
        log_line(log_level::warning, "no_admin_socket").field("why", door.error().detail);
    }
    return {};
}

result<void> server::parts::offer_setup() {
    if (live.seen().set_up()) return {};
    setup_token = random_token(setup_token_bytes);
    const secret_hash token = hash_secret(setup_token);
    // On a store that is shared, tokens of other servers are good here too.
    if (!chosen.mongo) services.setup_token = token;
    std::promise<result<outcome>> answer;
    auto answered = answer.get_future();
    store->writer().submit(snug::offer_setup{token},
                           [&answer](result<outcome> made) { answer.set_value(std::move(made)); });
    if (auto made = answered.get(); !made) return std::unexpected(made.error());
    return {};
}

/// Streams end and their people come back, to this server or another; those whose cursor is too old
/// by then are told to load afresh, as after any long absence.
void server::parts::begin_anew_if_left_behind() {
    auto* may = dynamic_cast<may_be_left_behind*>(store.get());
    if (may == nullptr) return;
    may->on_left_behind([this] {
        mailbox.post([this] {
            ended = ending::left_behind;
            reactor.stop_gracefully(stop_within);
        });
    });
}

void server::parts::meet_neighbours() {
    auto* post = dynamic_cast<mail*>(store.get());
    if (post == nullptr) return;
    others.emplace(*post, hub, steady_now);
    others->share(limiter);
    voice.meet(*post);
    post->on_letter([this](letter one) {
        mailbox.post([this, one = std::move(one)] {
            if (is_voice_letter(one.body)) return voice.rooms().hear(one);
            others->hear(one);
        });
    });
    neighbour_ticker.start();
}

void server::parts::look_at_certificate() {
    (void)admin_work.try_run([held = tls] {
        const auto changed = held->reload_if_changed();
        if (!changed)
            log_line(log_level::warning, "certificate_not_reloaded")
                .field("why", changed.error().detail);
        if (changed && *changed) log_line(log_level::info, "certificate_reloaded");
    });
}

/// Uploads whose time is over go, and what was left to be looked into is.
void server::parts::look_after_files() {
    (void)file_work.try_run([this] {
        const auto old = store->parts().expired(system_now(), limits::expired_uploads_at_once);
        if (!old) return;
        for (const std::string& id : *old)
            (void)store->parts().remove(id);
    });
    files.look_around();
    recent_files.close_unused();
}

server::server(std::unique_ptr<parts> made) : parts_(std::move(made)) {}

server::~server() = default;

result<std::unique_ptr<server>> server::open(const config& with) {
    raise_file_limit();
    auto opened = open_store(with);
    if (!opened) return std::unexpected(opened.error());
    // Other servers may be writing: first the feed is heard, then the world is read.
    const auto relay = std::make_shared<feed_relay>();
    (*opened)->feed().listen([relay](committed_group group) { relay->hear(std::move(group)); });
    const auto from = (*opened)->make_reader();
    auto world = from->world();
    if (!world) return std::unexpected(world.error());
    auto made = std::make_unique<parts>(with, std::move(*opened), std::move(*world));
    made->hub.flush_later([all = made.get()] {
        boost::asio::post(all->reactor.context(), [all] { all->hub.flush_slice(); });
    });
    if (auto loaded = made->live.preload(*from); !loaded) return std::unexpected(loaded.error());
    auto passed = relay->pass_on([all = made.get()](committed_group group) {
        all->mailbox.post([all, group = std::move(group)] {
            all->hub.hear(group);
            all->voice.desk().hear(group);
        });
    });
    if (!passed) return std::unexpected(passed.error());
    if (auto bound = made->listen(); !bound) return std::unexpected(bound.error());
    if (auto bound = made->voice.open(); !bound) return std::unexpected(bound.error());
    if (auto offered = made->offer_setup(); !offered) return std::unexpected(offered.error());
    return std::unique_ptr<server>(new server(std::move(made)));
}

std::string server::greeting() const {
    std::string text = parts_->setup_token.empty()
                           ? "Snug is at " + parts_->address
                           : "Open " + parts_->address + "/setup#" + parts_->setup_token;
    for (const std::string& each : parts_->at_home)
        text += "\nFriends at home open " + each;
    return text;
}

server::ending server::run() {
    parts& all = *parts_;
    all.begin_anew_if_left_behind();
    all.meet_neighbours();
    all.signals.async_wait([&all](const boost::system::error_code& cancelled, int) {
        if (cancelled) return;
        all.ended = ending::asked_to;
        const log_line stopping(log_level::info, "stopping");
        all.reactor.stop_gracefully(stop_within);
    });
    all.live_ticker.start();
    all.files_ticker.start();
    all.voice.start();
    all.look_after_files();
    if (all.tls) all.certificate_ticker.start();
    if (const finding media = examine_media(); !media.fine)
        log_line(log_level::warning, "media_not_prepared").field("why", media.detail);
    log_line(log_level::info, "started").field("version", SNUG_VERSION);
    all.reactor.run();
    all.admin_work.stop();  // a doctor may be asking voice
    all.voice.close();
    all.files.stop();
    all.file_work.stop();
    all.readers.stop();
    all.passwords.stop();
    const log_line last(log_level::info, "stopped");
    return all.ended;
}

std::string route_lines() {
    http::router routes;
    api::describe_routes(routes);
    std::string lines;
    for (const http::route_row& row : routes.rows()) {
        json_writer(lines)
            .begin_object()
            .key("method")
            .value(to_string(row.method))
            .key("pattern")
            .value(row.pattern)
            .end_object();
        lines += '\n';
    }
    return lines;
}

}  // namespace snug
