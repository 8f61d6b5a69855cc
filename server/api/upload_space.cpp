#include "api/upload_space.hpp"

#include "api/file_threads.hpp"
#include "base/file_limits.hpp"

#include <algorithm>
#include <cstdint>

namespace snug::api {

namespace {

/// 0 in the host's limits: any number.
std::size_t unfinished_max(const services& with) {
    const std::int64_t allowed = with.uploads_per_person;
    return allowed > 0 ? static_cast<std::size_t>(allowed) : SIZE_MAX;
}

/// What the files of one person, and all files, take.
struct taken_space {
    std::uint64_t by_person = 0;
    std::uint64_t by_all = 0;
};

http::async<result<taken_space>> look_at_space(services& with, const username& who) {
    taken_space told;
    if (with.quota.per_person != 0) {
        question<space_report> of_person = [who](reader& from) { return from.space(who); };
        const auto found = co_await ask(with, std::move(of_person));
        if (!found) co_return std::unexpected(found.error());
        told.by_person = found->all.bytes;
    }
    if (with.quota.all != 0) {
        question<space_report> of_all = [](reader& from) { return from.space(std::nullopt); };
        const auto found = co_await ask(with, std::move(of_all));
        if (!found) co_return std::unexpected(found.error());
        told.by_all = found->all.bytes;
    }
    co_return told;
}

std::uint64_t left_of(std::uint64_t quota, std::uint64_t taken) {
    if (quota == 0) return UINT64_MAX;
    return quota - std::min(quota, taken);
}

http::async<result<void>> reserve_within(services& with,
                                         const part_facts& made,
                                         const taken_space& taken) {
    const part_bounds bounds{.per_person_max = unfinished_max(with),
                             .bytes_of_person_max = left_of(with.quota.per_person, taken.by_person),
                             .bytes_max = left_of(with.quota.all, taken.by_all)};
    file_threads::work<int> create = [&with, &made, &bounds]() -> result<int> {
        const auto done = with.store.parts().create(made, bounds);
        if (!done) return std::unexpected(done.error());
        return 0;
    };
    const auto created = co_await with.file_work.run<int>(std::move(create));
    if (!created) co_return std::unexpected(created.error());
    co_return result<void>();
}

}  // namespace

http::async<result<void>> reserve_space(services& with, const part_facts& made) {
    taken_space before;
    if (with.quota.is_set()) {
        const auto told = co_await look_at_space(with, made.by);
        if (!told) co_return std::unexpected(told.error());
        before = *told;
    }
    for (int tries = 0; tries < limits::space_looks_max; ++tries) {
        const auto reserved = co_await reserve_within(with, made, before);
        if (!reserved || !with.quota.is_set()) co_return reserved;
        const auto after = co_await look_at_space(with, made.by);
        if (after && after->by_person <= before.by_person && after->by_all <= before.by_all)
            co_return reserved;
        file_threads::work<int> give_back = [&with, &made]() -> result<int> {
            (void)with.store.parts().remove(made.id);
            return 0;
        };
        (void)co_await with.file_work.run<int>(std::move(give_back));
        if (!after) co_return std::unexpected(after.error());
        before = *after;
    }
    co_return refuse(errc::busy);
}

}  // namespace snug::api
