#include "api/upload_body.hpp"

#include "api/file_threads.hpp"
#include "base/running_digest.hpp"

namespace snug::api {

namespace {

/// Waits for what is being written; false: somebody else sends the same.
http::async<result<bool>> is_written(started_work<part_standing>& writing, part_facts& now) {
    const auto stands = co_await writing.done();
    if (!stands) co_return std::unexpected(stands.error());
    if (stands->is_taken) now.offset = stands->offset;
    co_return stands->is_taken;
}

}  // namespace

http::async<result<taken_body>> take_pieces(services& with,
                                            const request_ptr& asked,
                                            part_facts& now,
                                            const std::optional<body_checksum>& sum) {
    taken_body taken;
    running_hash hashing(sum ? sum->kind : hash_kind::sha1);
    started_work<part_standing> writing;
    started_work<int> ahead;  // looks at nothing of ours: nobody has to wait for it
    while (true) {
        // Comes while the one before it is written.
        const auto piece = co_await asked->incoming->next();
        if (writing) {
            const auto is_taken = co_await is_written(writing, now);
            if (!is_taken) co_return std::unexpected(is_taken.error());
            taken.is_elsewhere = !*is_taken;
        }
        if (!ahead.is_under_way()) {
            // Beside what is written next, what is to be done in the end.
            file_threads::work<int> step = [&with, id = now.id]() -> result<int> {
                with.store.parts().work_ahead(id);
                return 0;
            };
            ahead = with.file_work.start<int>(std::move(step));
        }
        if (!piece) taken.cut = piece.error();
        if (!piece || piece->empty() || taken.is_elsewhere) break;
        file_threads::work<part_standing> append = [&, bytes = *piece] {
            if (sum) hashing.add(bytes);
            return with.store.parts().append(now.id, now.offset, bytes);
        };
        writing = with.file_work.start<part_standing>(std::move(append));
    }
    if (sum) taken.hash = hashing.finish();
    co_return taken;
}

}  // namespace snug::api
