// What goes wrong between us and the database, as an exception inside this folder; at its edge it
// becomes a refusal. Its text never holds the address that was connected to.
#pragma once

#include "base/result.hpp"

#include <bson/bson.h>
#include <stdexcept>
#include <string>

namespace snug::mongo {

class failure : public std::runtime_error {
public:
    /// As the server numbers it, or 0 with a reason of our own.
    failure(std::uint32_t code, const std::string& what);

    /// From the driver: `reply` may be null; its labels say what may be tried again.
    static failure from(const bson_error_t& told, const bson_t* reply);

    /// Somebody else changed what this was built on.
    static failure overtaken();

    std::uint32_t code() const { return code_; }
    /// Nothing was committed; the whole transaction may be tried again.
    bool is_transient() const { return transient_; }
    /// The commit may or may not have happened; it has to be asked for again.
    bool is_unknown_commit() const { return unknown_commit_; }
    /// No primary, no connection, no majority: somebody has to wait.
    bool is_away() const { return away_; }
    /// A moment of the past that cannot be read any more or not yet: ask for another.
    bool is_passing() const { return away_ || transient_ || passing_; }
    /// Of a change stream: it can never go on from where it was.
    bool is_stream_end() const;
    bool is_duplicate() const { return code_ == 11'000; }
    /// Authentication or rights: waiting does not help.
    bool is_denied() const { return denied_; }

private:
    std::uint32_t code_;
    bool transient_ = false;
    bool unknown_commit_ = false;
    bool away_ = false;
    bool denied_ = false;
    bool passing_ = false;
};

/// As callers of the ports see it.
error to_error(const failure& what);

/// Runs `ask`, which gives a result, and turns failures into refusals.
template <class Ask>
auto refusing(Ask ask) -> decltype(ask()) {
    try {
        return ask();
    } catch (const failure& what) {
        return std::unexpected(to_error(what));
    }
}

}  // namespace snug::mongo
