// Puts this server's letters into the collection `mail`, where the change streams of all servers
// find them; the database takes them away after a minute. Owned by the store, with a thread of its
// own: a database that is slow or away costs whoever writes a letter nothing but the letter.
#pragma once

#include "base/bounded_queue.hpp"
#include "base/threads.hpp"
#include "store/mongo/database.hpp"

#include <string>
#include <vector>

namespace snug::mongo {

class outgoing_mail {
public:
    outgoing_mail(client_pool& pool, const mongo_options& options);
    ~outgoing_mail();

    void send(std::string body);

private:
    void run();
    void post(const std::vector<std::string>& bodies);

    database on_;
    std::string node_;
    bool lost_ = false;  // the last ones: said once
    bounded_queue<std::string> queue_;
    thread_group thread_;
};

}  // namespace snug::mongo
