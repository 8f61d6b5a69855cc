#include "app/voice_service.hpp"

#include "app/voice_setup.hpp"
#include "base/log.hpp"
#include "base/voice_limits.hpp"

namespace snug {

voice_service::voice_service(const config& with,
                             live_state& live,
                             hub& told,
                             io_mailbox& mailbox,
                             boost::asio::io_context& io,
                             work_pool& admin_work)
    : chosen_(with),
      mailbox_(mailbox),
      admin_work_(admin_work),
      desk_(live, told, mailbox, system_now, [] { return std::chrono::steady_clock::now(); }),
      seats_ticker_(io, limits::voice_seats_looked_at, [this] { desk_.tick(); }),
      names_ticker_(io, limits::voice_names_resolved_every, [this] { announce(); }) {}

/// A port that was asked for has to be had; the usual one may belong to another server here.
result<void> voice_service::open() {
    const auto wanted = voice_sockets(chosen_);
    if (!wanted) return {};
    if (auto opened = desk_.open(*wanted); !opened) {
        if (chosen_.voice_at) return refuse(errc::unavailable, "voice: " + opened.error().detail);
        log_line(log_level::warning, "no_voice").field("why", opened.error().detail);
        return {};
    }
    bound_ = {wanted->ip, desk_.media()->port()};
    log_line(log_level::info, "voice").field("port", std::uint64_t{bound_.port});
    desk_.media()->announce(announced_now(chosen_.voice_announce, bound_));
    return {};
}

void voice_service::start() {
    if (desk_.media() == nullptr) return;
    seats_ticker_.start();
    names_ticker_.start();
    announce();
}

/// Names and addresses of home connections move; who is in a call already keeps his path.
void voice_service::announce() {
    (void)admin_work_.try_run([this] {
        auto addresses = announced_now(resolved(chosen_.voice_announce), bound_);
        mailbox_.post([this, addresses = std::move(addresses)]() mutable {
            if (desk_.media() != nullptr) desk_.media()->announce(std::move(addresses));
        });
    });
}

}  // namespace snug
