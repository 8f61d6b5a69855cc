// libmongoc behind RAII: the pool of connections, what one thread borrows from it, and the scopes
// within which commands run. Nothing outside this folder names the driver; no error text of ours
// holds the address.
#pragma once

#include "store/mongo/document.hpp"
#include "store/mongo/options.hpp"
#include "store/mongo/view.hpp"

#include <memory>
#include <mongoc/mongoc.h>

namespace snug::mongo {

template <auto Release>
struct releaser {
    template <class Held>
    void operator()(Held* held) const {
        Release(held);
    }
};
template <class Held, auto Release>
using owned = std::unique_ptr<Held, releaser<Release>>;

/// How long one command may stay without an answer, and what stands behind the connections.
enum class patience : std::uint8_t {
    usual,      // threads of the driver's own watch the set's members; they end with the pool
    long_work,  // at start and for upkeep: index builds take their time, nobody watches meanwhile
};

/// What an address says about the way to the set; of `mongodb+srv` there are no hosts yet.
struct connection_kind {
    std::vector<std::string> hosts;
    bool is_encrypted = false;
};
connection_kind kind_of(const mongo_options& options);

/// Connections to one set.
class client_pool {
public:
    /// Connects to nobody yet. Throws for an address that `check_address` refuses.
    client_pool(const mongo_options& options, patience how);

    mongoc_client_t* take();
    void give_back(mongoc_client_t* lent);

private:
    owned<mongoc_uri_t, mongoc_uri_destroy> uri_;
    owned<mongoc_client_pool_t, mongoc_client_pool_destroy> pool_;  // null: each is made anew
};

/// A session of the driver that commands can run in.
class scope {
public:
    scope(const scope&) = delete;
    scope& operator=(const scope&) = delete;
    virtual ~scope() = default;

    void append_to(document& options) const;

protected:
    scope(mongoc_client_t* of, const mongoc_session_opt_t* options);
    mongoc_client_session_t* held() const { return held_.get(); }

private:
    owned<mongoc_client_session_t, mongoc_client_session_destroy> held_;
};

/// All reads in it see one moment, which is not earlier than what was acknowledged before.
class snapshot final : public scope {
public:
    explicit snapshot(mongoc_client_t* of);
};

/// The session in which one committer has its transactions, one after the other.
class commit_session final : public scope {
public:
    explicit commit_session(mongoc_client_t* of);

    /// `{id: …}`, by which others can end it.
    document id() const;

private:
    friend class transaction;
};

/// All or nothing, durable on a majority. Ends without effect unless `commit` returned.
class transaction {
public:
    explicit transaction(const commit_session& within);
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;
    ~transaction();

    const scope& in() const { return within_; }

    /// Asks again while the outcome is unknown, up to limits::commit_patience. Throws a failure
    /// that says whether nothing was committed (transient) or nobody knows (unknown).
    void commit();

private:
    const commit_session& within_;
    bool open_ = true;
};

/// The rows of a find, one at a time. A row lives until the next.
class cursor {
public:
    explicit cursor(mongoc_cursor_t* held) : held_(held) {}

    bool next();
    view row() const { return view(*row_); }
    document owned_row() const { return document::copy_of(*row_); }

private:
    owned<mongoc_cursor_t, mongoc_cursor_destroy> held_;
    const bson_t* row_ = nullptr;
};

}  // namespace snug::mongo
