// What `snug shelf add` asks of a running server, file by file: to take it in and, once it was
// looked into, to put it on the GIF shelf. Blocks on the store and on the disk: a work thread.
// Whoever reaches it is the host: there is no sign-in here.
#pragma once

#include "base/time.hpp"
#include "store/store.hpp"

#include <boost/json/object.hpp>

#include <string>

namespace snug {

class shelf_desk {
public:
    shelf_desk(store& of, wall_clock now) : store_(of), now_(std::move(now)) {}

    /// `{"path", "username"?}`: a file of this machine becomes a file of that person's (without a
    /// name: of an owner's) → `{"file", "username"}`. It is read with the server's own rights.
    result<std::string> bring(const boost::json::object& command);

    /// `{"file", "username", "tags"?}` → `{"state", "detail"?}`: `waits` while nothing is known of
    /// it, then `added`, `there` (the same bytes are) or `refused`; then the file itself is gone.
    result<std::string> put(const boost::json::object& command);

private:
    result<username> person_for(const boost::json::object& command);
    void drop(const username& whose, const file_id& id);

    store& store_;
    wall_clock now_;
};

}  // namespace snug
