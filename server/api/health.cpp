#include "api/endpoints.hpp"

namespace snug::api {

http::async<answer> up(services&, request_ptr, actor) {
    co_return done(R"({"status":"up"})");
}

http::async<answer> ready(services& with, request_ptr, actor) {
    question<bool> takes_writes = [&with](reader&) -> result<bool> {
        if (auto checked = with.store.check(); !checked) return std::unexpected(checked.error());
        return true;
    };
    const auto fine = co_await ask(with, std::move(takes_writes));
    // Why is for the host (log, doctor), not for whoever passes by.
    if (!fine) co_return refuse(errc::unavailable);
    co_return done(R"({"status":"ready"})");
}

}  // namespace snug::api
