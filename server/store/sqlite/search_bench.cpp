// How long a search takes and how big its index is, on a folder that sqlite_bench or the seed
// program has filled. Waits until the index has caught up. usage: search_bench FOLDER USER
// [QUERY...]
#include "base/bytes.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/search_file.hpp"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

namespace {

using namespace snug;
using steady = std::chrono::steady_clock;

double ms_since(steady::time_point begin) {
    return std::chrono::duration<double, std::milli>(steady::now() - begin).count();
}

void wait_until_built(const std::filesystem::path& folder) {
    const auto begin = steady::now();
    for (;;) {
        try {
            sqlite::connection look(sqlite::search_path(folder).string(), sqlite::access::reading);
            if (look.number("SELECT built_to IS NULL FROM index_head") == 1) {
                const auto blocks = look.number("SELECT count(*) FROM blocks");
                const auto bytes = look.number("SELECT sum(length(grams)) FROM blocks");
                std::printf("%lld blocks, %lld bytes of filters, built in %.0f ms\n",
                            static_cast<long long>(blocks),
                            static_cast<long long>(bytes),
                            ms_since(begin));
                return;
            }
        } catch (const std::exception&) {
            // It is not there yet.
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

void search(reader& from, const std::string& user, const std::string& line) {
    search_request wanted;
    wanted.viewer = username(user);
    wanted.what = parse_search(line).value();
    for (int i = 0; i < 3; ++i) {
        const auto begin = steady::now();
        const auto page = from.search(wanted);
        std::printf("%-24s %4zu hits%s %8.2f ms\n",
                    line.c_str(),
                    page ? page->messages.size() : 0,
                    page && !page->next.empty() ? "+" : " ",
                    ms_since(begin));
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: search_bench FOLDER USER [QUERY...]\n");
        return 2;
    }
    init_crypto();
    auto opened = open_sqlite({.folder = argv[1]});
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().detail.c_str());
        return 1;
    }
    wait_until_built(argv[1]);
    const auto from = (*opened)->make_reader();
    for (int i = 3; i < argc; ++i)
        search(*from, argv[2], argv[i]);
    return 0;
}
