// seed: fills an empty data folder through the store library itself: people with known tokens and
// many messages. `seed FOLDER PEOPLE MESSAGES TOKENS-FILE`. Nobody here can sign in by password;
// the tokens go to the file, one a line.
#include "base/bytes.hpp"
#include "base/time.hpp"
#include "store/sqlite/open.hpp"
#include "store/store.hpp"

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace snug;

// Enough for full groups, well below the writer's queue.
constexpr std::size_t in_flight_max = 2'000;
constexpr std::size_t token_bytes = 32;
constexpr std::size_t session_id_bytes = 9;  // 12 characters

/// Submits without waiting for each answer, with a bound; a refusal ends the program.
class filler {
public:
    explicit filler(writer& to) : to_(to) {}

    void submit(intent wanted) {
        {
            std::unique_lock lock(mutex_);
            answered_.wait(lock, [this] { return in_flight_ < in_flight_max; });
            ++in_flight_;
        }
        to_.submit(std::move(wanted), [this](result<outcome> done) {
            const std::lock_guard lock(mutex_);
            --in_flight_;
            if (!done && refusal_.empty())
                refusal_ = std::string(to_code(done.error().code)) + " " + done.error().detail;
            answered_.notify_one();
        });
    }

    void wait_for_all() {
        std::unique_lock lock(mutex_);
        answered_.wait(lock, [this] { return in_flight_ == 0; });
        if (!refusal_.empty()) throw std::runtime_error("the store refused: " + refusal_);
    }

private:
    writer& to_;
    std::mutex mutex_;
    std::condition_variable answered_;
    std::size_t in_flight_ = 0;
    std::string refusal_;
};

username name_of(std::size_t person) {
    return username("person" + std::to_string(person));
}

void add_people(filler& fill, std::size_t people, const std::string& tokens_file) {
    const auto at = system_now();
    fill.submit(complete_setup{{}, "Bench", name_of(0), "-", {}, at});
    fill.wait_for_all();
    for (std::size_t i = 1; i < people; ++i)
        fill.submit(add_user{name_of(i), "", role::member, "-", at});
    fill.wait_for_all();
    std::ofstream tokens(tokens_file);
    for (std::size_t i = 0; i < people; ++i) {
        const auto token = random_token(token_bytes);
        tokens << token << '\n';
        fill.submit(open_session{session{
            random_token(session_id_bytes), hash_secret(token), name_of(i), "bench", at, at}});
    }
    fill.wait_for_all();
}

void add_messages(filler& fill, std::size_t people, std::size_t messages) {
    const auto began = system_now() - std::chrono::milliseconds(messages);
    for (std::size_t i = 0; i < messages; ++i) {
        send_message post;
        post.actor = name_of(i % people);
        post.channel = home_channel;
        post.content = "message " + std::to_string(i) +
                       ": so who is coming on Friday, and who brings the cards?";
        post.at = began + std::chrono::milliseconds(i);
        fill.submit(std::move(post));
    }
    fill.wait_for_all();
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) {
        std::fprintf(stderr, "usage: seed FOLDER PEOPLE MESSAGES TOKENS-FILE\n");
        return 64;
    }
    try {
        init_crypto();
        const auto people = std::strtoull(arguments[2], nullptr, 10);
        const auto messages = std::strtoull(arguments[3], nullptr, 10);
        sqlite_options where;
        where.folder = arguments[1];
        auto opened = open_sqlite(where);
        if (!opened) throw std::runtime_error(opened.error().detail);
        filler fill((*opened)->writer());
        add_people(fill, people, arguments[4]);
        add_messages(fill, people, messages);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "seed: %s\n", failure.what());
        return 70;
    }
}
