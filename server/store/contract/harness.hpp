// What every case of the contract suite stands on: a store of some backend that can be closed and
// opened again, a clock that is turned by hand, and calls that wait for the writer's answer. A
// backend's test program says how a store is made (`backend_factory`) and instantiates the suite
// `store_contract`. No case knows a backend: what it may rely on stands in the ports.
#pragma once

#include "store/movable.hpp"
#include "store/store.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace snug::contract {

struct store_settings {
    wall_clock clock;
    std::size_t queue_size_max = 10'000;
    std::uint64_t log_entries_min = 100'000;
};

/// A place where one store lives. Destroying it takes the data away.
class backend {
public:
    virtual ~backend() = default;

    /// Opens what is there; the first time, an empty store.
    virtual result<std::unique_ptr<store>> try_open(const store_settings& settings) = 0;
    /// Expects that it works.
    std::unique_ptr<store> open(const store_settings& settings);

    /// As one side of a move, while it is closed.
    virtual result<std::unique_ptr<move_source>> leave() = 0;
    virtual result<std::unique_ptr<move_target>> arrive() = 0;
};

struct backend_factory {
    std::string name;
    std::function<std::unique_ptr<backend>()> make;

    friend std::ostream& operator<<(std::ostream& out, const backend_factory& of) {
        return out << of.name;
    }
};

class manual_clock {
public:
    wall_time now() const { return from_ms(ms_.load()); }
    void advance(std::chrono::milliseconds by) { ms_ += by.count(); }
    wall_clock source() {
        return [this] { return now(); };
    }

private:
    std::atomic<std::int64_t> ms_ = 1'780'000'000'000;
};

/// An opened store with a feed listener and a reader.
class opened {
public:
    explicit opened(std::unique_ptr<snug::store> held);

    snug::reader& reader() { return *reader_; }
    snug::store& store() { return *store_; }

    /// Waits for the answer.
    result<outcome> submit(intent wanted);

    /// Submits all so that they are taken as one group, and waits for all answers.
    std::vector<result<outcome>> submit_together(std::vector<intent> wanted);

    /// All that the feed has told so far, in its order.
    std::vector<committed> heard() const;
    std::vector<std::size_t> heard_group_sizes() const;

private:
    struct heard_changes {
        mutable std::mutex mutex;
        std::vector<committed> changes;
        std::vector<std::size_t> group_sizes;
    };

    std::shared_ptr<heard_changes> heard_ = std::make_shared<heard_changes>();
    std::unique_ptr<snug::store> store_;
    std::unique_ptr<snug::reader> reader_;
};

class store_contract : public testing::TestWithParam<backend_factory> {
protected:
    void SetUp() override;
    void TearDown() override;

    /// Closes the store and opens it again, as after a restart.
    void reopen();
    store_settings settings();

    result<outcome> submit(intent wanted) { return now().submit(std::move(wanted)); }
    opened& now() { return *opened_; }
    snug::reader& reader() { return opened_->reader(); }

    // What most cases begin with. Each expects that it works.
    void set_up_server();                                        // owner "ada"
    void join(const std::string& name, role as = role::member);  // by an invite of ada's
    void bring_back(const std::string& name);                    // by a link of ada's
    message post(const std::string& name,
                 const std::string& content,
                 const std::string& nonce = "");
    session sign_in(const std::string& name, const std::string& secret);
    secret_hash make_invite(const std::string& by,
                            role as,
                            std::int64_t uses,
                            const std::string& code);

    // Intents as their asker would send them now.
    send_message to_send(const std::string& name,
                         const std::string& content,
                         const std::string& nonce = "");
    accept_invite to_accept(const secret_hash& code, const std::string& name);
    session to_session(const std::string& name, const std::string& secret);

    manual_clock clock_;
    std::size_t queue_size_max_ = 10'000;
    std::uint64_t log_entries_min_ = 100'000;
    std::unique_ptr<backend> backend_;
    std::unique_ptr<opened> opened_;
};

inline username named(const std::string& text) {
    return username(text);
}

/// The code of a refusal, or nullopt when it was none.
template <class T>
std::optional<errc> code_of(const result<T>& told) {
    return told ? std::nullopt : std::optional(told.error().code);
}

}  // namespace snug::contract
