#include "store/mongo/outgoing_mail.hpp"

#include "base/log.hpp"
#include "base/network_limits.hpp"
#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"

namespace snug::mongo {

outgoing_mail::outgoing_mail(client_pool& pool, const mongo_options& options)
    : on_(pool, options.database), node_(options.node), queue_(limits::mail_queue_max) {
    thread_.start("mail", [this] { run(); });
}

outgoing_mail::~outgoing_mail() {
    queue_.close();
    thread_.join();
}

void outgoing_mail::send(std::string body) {
    if (body.size() > limits::letter_bytes_max) return;
    (void)queue_.try_push(std::move(body));
}

void outgoing_mail::run() {
    std::vector<std::string> bodies;
    while (queue_.take(bodies, limits::mail_queue_max)) {
        try {
            post(bodies);
            lost_ = false;
        } catch (const failure& why) {
            if (!lost_) log_line(log_level::warning, "mail_lost").field("why", why.what());
            lost_ = true;
        }
        bodies.clear();
    }
}

/// One by one: together they could be too large for one command, and mostly there is one.
void outgoing_mail::post(const std::vector<std::string>& bodies) {
    for (const std::string& body : bodies) {
        document one;
        one.put("at", system_now()).put("node", node_).put("body", body);
        document command = of("insert", coll::mail);
        on_.write(command.put("documents", array().add(one)));
    }
}

}  // namespace snug::mongo
