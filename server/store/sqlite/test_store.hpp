// A SQLite store in a folder of its own with an owner, for tests of what only this backend can
// show.
#pragma once

#include "store/sqlite/open.hpp"
#include "store/sqlite/temp_folder.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <future>

namespace snug::sqlite {

inline result<outcome> submit_to(store& to, intent wanted) {
    std::promise<result<outcome>> told;
    to.writer().submit(std::move(wanted),
                       [&told](result<outcome> how) { told.set_value(std::move(how)); });
    return told.get_future().get();
}

inline send_message words(const std::string& content, const std::string& nonce = "") {
    send_message wanted;
    wanted.actor = username(std::string("ada"));
    wanted.channel = home_channel;
    wanted.content = content;
    wanted.nonce = nonce;
    wanted.at = from_ms(1'780'000'000'000);
    return wanted;
}

class test_store {
public:
    explicit test_store(const char* vfs = nullptr) {
        init_crypto();
        options.folder = folder.path() / "data";
        options.vfs = vfs;
        open();
        complete_setup setup;
        setup.owner = username(std::string("ada"));
        setup.server_name = "The Snug";
        EXPECT_TRUE(submit(setup));
    }

    void open() {
        opened.reset();
        auto made = open_sqlite(options);
        ASSERT_TRUE(made) << made.error().detail;
        opened = std::move(*made);
    }

    result<outcome> submit(intent wanted) { return submit_to(*opened, std::move(wanted)); }
    std::optional<errc> refusal(intent wanted) {
        const auto told = submit(std::move(wanted));
        return told ? std::nullopt : std::optional(told.error().code);
    }
    sequence last_seq() { return opened->make_reader()->world()->channels.at(0).last_seq; }

    temp_folder folder;
    sqlite_options options;
    std::unique_ptr<store> opened;
};

}  // namespace snug::sqlite
