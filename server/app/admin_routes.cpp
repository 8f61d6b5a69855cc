#include "app/admin_routes.hpp"

#include "api/endpoint.hpp"
#include "base/log.hpp"
#include "live/await.hpp"

namespace snug {

namespace {

/// What a verb's work throws (a store that cannot be opened once more) ends the verb, not the
/// server.
result<std::string> run_safely(admin_desk& desk, const boost::json::object& command) {
    try {
        return desk.run(command);
    } catch (const std::exception& problem) {
        log_line(log_level::error, "verb_failed").field("why", problem.what());
        return refuse(errc::unavailable,
                      std::string("The store did not answer: ") + problem.what());
    }
}

http::async<http::reply> run_command(admin_desk& desk,
                                     work_pool& work,
                                     io_mailbox& mailbox,
                                     std::shared_ptr<const http::request> asked) {
    const auto command = api::read_body(*asked);
    if (!command) co_return api::to_response(command.error());
    auto start = [&, command = *command](auto done) mutable {
        auto answer = std::make_shared<decltype(done)>(std::move(done));
        const bool queued = work.try_run([&desk, &mailbox, answer, command = std::move(command)] {
            mailbox.post([answer, made = run_safely(desk, command)]() mutable {
                (*answer)(std::move(made));
            });
        });
        if (!queued) mailbox.post([answer] { (*answer)(refuse(errc::busy)); });
    };
    auto answered = co_await await_callback<result<std::string>>(std::move(start));
    if (!answered) co_return api::to_response(answered.error());
    co_return http::response::json(200, std::move(*answered));
}

}  // namespace

void add_admin_routes(http::router& to, admin_desk& desk, work_pool& work, io_mailbox& mailbox) {
    to.add(http::verb::post, admin_path, [&](std::shared_ptr<const http::request> asked) {
        return run_command(desk, work, mailbox, std::move(asked));
    });
}

}  // namespace snug
