#include "app/voice_service.hpp"

#include "app/voice_setup.hpp"
#include "base/log.hpp"
#include "base/voice_limits.hpp"
#include "http/tls_context.hpp"

namespace snug {

namespace {

std::chrono::steady_clock::time_point steady_now() {
    return std::chrono::steady_clock::now();
}

}  // namespace

voice_service::voice_service(const config& with,
                             live_state& live,
                             hub& told,
                             io_mailbox& mailbox,
                             boost::asio::io_context& io)
    : chosen_(with),
      wishes_(voice_wishes(with)),
      mailbox_(mailbox),
      desk_(live, told, mailbox, system_now, steady_now),
      rooms_(desk_, told, mailbox, steady_now),
      checks_([this] { return desk_.media(); }, mailbox, steady_now),
      seats_ticker_(io,
                    limits::voice_seats_looked_at,
                    [this] {
                        desk_.tick();
                        checks_.tick();
                    }),
      addresses_ticker_(io, limits::voice_addresses_looked_at, [this] { look_at_addresses(); }),
      letters_ticker_(io, limits::voice_letter_every, [this] { rooms_.tick(); }),
      names_work_("names", 1, 1) {}

/// A port that was asked for has to be had; the usual one may belong to another server here.
result<void> voice_service::open() {
    const auto wanted = voice_sockets(chosen_);
    if (!wanted) {
        if (!chosen_.voice_is_off)
            log_line(log_level::warning, "no_voice").field("why", "--voice says where to listen");
        return {};
    }
    if (auto opened = desk_.open(*wanted); !opened) {
        const std::string why = "cannot listen for calls at " + wanted->ip + " port " +
                                std::to_string(wanted->port) + ": " + opened.error().detail;
        if (chosen_.voice_at) return refuse(errc::unavailable, why);
        log_line(log_level::warning, "no_voice").field("why", why);
        return {};
    }
    bound_ = {wanted->ip, desk_.media()->port()};
    log_line(log_level::info, "voice").field("port", std::uint64_t{bound_.port});
    desk_.media()->announce(announced_as(wishes_, http::local_names(), bound_));
    return {};
}

void voice_service::start() {
    if (desk_.media() == nullptr) return;
    seats_ticker_.start();
    addresses_ticker_.start();
    look_at_addresses();
}

/// Also without voice of its own: people here may be in rooms that others have.
void voice_service::meet(mail& post) {
    rooms_.meet(post);
    letters_ticker_.start();
}

void voice_service::close() {
    rooms_.say_goodbye();
    names_work_.stop();
    desk_.close();
}

/// Where the last look is not done yet, its answer will do.
void voice_service::look_at_addresses() {
    (void)names_work_.try_run([this] { announce_if_changed(); });
}

/// Names and addresses of home connections move; who is in a call already keeps his path.
void voice_service::announce_if_changed() {
    auto local = http::local_names();
    const auto now = steady_now();
    if (local == local_ && now < names_due_) return;
    local_ = std::move(local);
    names_due_ = now + limits::voice_names_resolved_every;
    auto addresses = announced_as(names_.resolve(wishes_), local_, bound_);
    mailbox_.post([this, addresses = std::move(addresses)]() mutable {
        if (desk_.media() != nullptr) desk_.media()->announce(std::move(addresses));
    });
}

}  // namespace snug
