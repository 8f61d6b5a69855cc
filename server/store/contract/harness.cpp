#include "store/contract/harness.hpp"

#include "base/bytes.hpp"

#include <future>

namespace snug::contract {

std::unique_ptr<store> backend::open(const store_settings& settings) {
    auto opened = try_open(settings);
    EXPECT_TRUE(opened) << opened.error().detail;
    return opened ? std::move(*opened) : nullptr;
}

opened::opened(std::unique_ptr<snug::store> held) : store_(std::move(held)) {
    store_->feed().listen([to = heard_](const committed_group& group) {
        const std::lock_guard lock(to->mutex);
        to->changes.insert(to->changes.end(), group->begin(), group->end());
        to->group_sizes.push_back(group->size());
    });
    reader_ = store_->make_reader();
}

result<outcome> opened::submit(intent wanted) {
    std::promise<result<outcome>> told;
    store_->writer().submit(std::move(wanted),
                            [&told](result<outcome> how) { told.set_value(std::move(how)); });
    return told.get_future().get();
}

std::vector<result<outcome>> opened::submit_together(std::vector<intent> wanted) {
    std::promise<void> writer_is_held;
    std::promise<void> all_are_queued;
    // Refused, so that it leaves no trace; its answer keeps the writer from taking the queue.
    store_->writer().submit(mark_read{}, [&](const result<outcome>&) {
        writer_is_held.set_value();
        all_are_queued.get_future().wait();
    });
    writer_is_held.get_future().wait();

    std::vector<std::promise<result<outcome>>> told(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        store_->writer().submit(std::move(wanted[i]), [&told, i](result<outcome> how) {
            told[i].set_value(std::move(how));
        });
    }
    all_are_queued.set_value();
    std::vector<result<outcome>> answers;
    answers.reserve(told.size());
    for (auto& one : told)
        answers.push_back(one.get_future().get());
    return answers;
}

std::vector<committed> opened::heard() const {
    const std::lock_guard lock(heard_->mutex);
    return heard_->changes;
}

std::vector<std::size_t> opened::heard_group_sizes() const {
    const std::lock_guard lock(heard_->mutex);
    return heard_->group_sizes;
}

void store_contract::SetUp() {
    init_crypto();
    backend_ = GetParam().make();
    opened_ = std::make_unique<opened>(backend_->open(settings()));
}

void store_contract::TearDown() {
    opened_.reset();
    backend_.reset();
}

store_settings store_contract::settings() {
    return {clock_.source(), queue_size_max_, log_entries_min_};
}

void store_contract::reopen() {
    opened_.reset();
    opened_ = std::make_unique<opened>(backend_->open(settings()));
}

void store_contract::set_up_server() {
    complete_setup wanted;
    wanted.server_name = "The Snug";
    wanted.owner = named("ada");
    wanted.password_hash = "hash of ada";
    wanted.at = clock_.now();
    ASSERT_TRUE(submit(wanted));
}

secret_hash store_contract::make_invite(const std::string& by,
                                        role as,
                                        std::int64_t uses,
                                        const std::string& code) {
    create_invite wanted;
    wanted.actor = named(by);
    wanted.invite.code = hash_secret(code);
    wanted.invite.role = as;
    wanted.invite.uses_max = uses;
    wanted.invite.expires = clock_.now() + std::chrono::hours(1);
    if (as == role::guest) wanted.invite.channels = {home_channel};
    wanted.at = clock_.now();
    EXPECT_TRUE(submit(wanted));
    return wanted.invite.code;
}

accept_invite store_contract::to_accept(const secret_hash& code, const std::string& name) {
    accept_invite wanted;
    wanted.code = code;
    wanted.name = named(name);
    wanted.password_hash = "hash of " + name;
    wanted.at = clock_.now();
    return wanted;
}

void store_contract::join(const std::string& name, role as) {
    const secret_hash code = make_invite("ada", as, 1, "invite for " + name);
    ASSERT_TRUE(submit(to_accept(code, name)));
}

send_message store_contract::to_send(const std::string& name,
                                     const std::string& content,
                                     const std::string& nonce) {
    send_message wanted;
    wanted.actor = named(name);
    wanted.channel = home_channel;
    wanted.content = content;
    wanted.nonce = nonce;
    wanted.at = clock_.now();
    return wanted;
}

void store_contract::bring_back(const std::string& name) {
    create_link offered{named("ada"), {}, clock_.now()};
    offered.link.code = hash_secret("back comes " + name);
    offered.link.user = named(name);
    offered.link.expires = clock_.now() + std::chrono::hours(1);
    ASSERT_TRUE(submit(offered));
    ASSERT_TRUE(submit(use_link{offered.link.code, {}, {}, clock_.now()}));
}

message store_contract::post(const std::string& name,
                             const std::string& content,
                             const std::string& nonce) {
    const auto done = submit(to_send(name, content, nonce));
    EXPECT_TRUE(done && done->message);
    return done && done->message ? *done->message : message{};
}

session store_contract::to_session(const std::string& name, const std::string& secret) {
    session wanted;
    wanted.id = to_hex(sha256(secret)).substr(0, 12);
    wanted.secret = hash_secret(secret);
    wanted.user = named(name);
    wanted.device = "a browser";
    wanted.created = clock_.now();
    wanted.last_used = clock_.now();
    return wanted;
}

session store_contract::sign_in(const std::string& name, const std::string& secret) {
    const session wanted = to_session(name, secret);
    EXPECT_TRUE(submit(open_session{wanted}));
    return wanted;
}

}  // namespace snug::contract
