// Uploads that resume: tus 1.0 (https://tus.io/protocols/resumable-upload) with creation,
// creation-with-upload, expiration, checksum and termination. Bytes go to the disk as they come.
// The last one makes the upload a file under the same id, which waits for its message.
#include "api/endpoints.hpp"
#include "api/file_desk.hpp"
#include "api/file_threads.hpp"
#include "api/kept_files.hpp"
#include "api/tus_headers.hpp"
#include "api/upload_body.hpp"
#include "api/upload_space.hpp"
#include "base/file_limits.hpp"
#include "domain/file_name.hpp"
#include "http/response_head.hpp"
#include "media/sniff.hpp"

namespace snug::api {

namespace {

constexpr std::string_view uploads_path = "/api/uploads/";

using tus_answer = result<http::response>;

template <class T>
http::async<result<T>> on_disk(services& with, file_threads::work<T> what) {
    return with.file_work.run<T>(std::move(what));
}

/// The version is told in every answer, a refusal too.
answer in_tus(tus_answer told) {
    http::response made = told ? std::move(*told) : to_response(told.error());
    made.headers.set("Tus-Resumable", std::string(tus_version));
    return http::reply(std::move(made));
}

/// Of another version the answer says which ones there are.
std::optional<http::response> refuse_version(const http::request& asked) {
    if (asked.header("Tus-Resumable") == tus_version) return std::nullopt;
    auto made = http::response::problem(
        412, "unknown_tus_version", "Another version", "Uploads speak tus 1.0.0 here.");
    made.headers.set("Tus-Version", std::string(tus_version));
    return made;
}

http::response wrong_offset() {
    return http::response::problem(409,
                                   "wrong_offset",
                                   "Another offset",
                                   "The upload stands elsewhere: ask where, and go on from there.",
                                   "Upload-Offset");
}

/// In the words of tus, which has a status of its own for it.
http::response wrong_checksum() {
    return http::response::problem(460,
                                   "wrong_checksum",
                                   "Checksum Mismatch",
                                   "Something changed these bytes on their way: send them again.",
                                   "Upload-Checksum");
}

/// None where the client sends none.
result<std::optional<body_checksum>> checksum_of(const http::request& asked) {
    if (!asked.fields.contains("Upload-Checksum")) return std::nullopt;
    auto sum = parse_checksum(asked.header("Upload-Checksum"));
    if (!sum) return refuse(errc::bad_request, "Upload-Checksum: sha1 or sha256, and Base64.");
    return sum;
}

http::response empty_answer(int status) {
    http::response made;
    made.status = status;
    return made;
}

void tell_progress(http::response& in, const part_facts& now) {
    in.headers.set("Upload-Offset", std::to_string(now.offset));
    in.headers.set("Upload-Expires", http::to_http_date(to_ms(now.expires) / 1'000));
}

/// The upload that the path names, if it is his and not whole yet.
http::async<result<part_facts>> find_own(services& with, const actor& who, std::string id) {
    if (!parse_file_id(id)) co_return refuse(errc::not_found);
    file_threads::work<part_facts> find = [&with, id] { return with.store.parts().find(id); };
    auto found = co_await on_disk(with, std::move(find));
    if (found && found->by != who.name) co_return refuse(errc::not_found);
    co_return found;
}

/// The same of one that is a file already.
http::async<result<kept_file>> find_whole(services& with, const actor& who, std::string_view id) {
    auto found = co_await find_file(with, id);
    if (found && found->by != who.name) co_return refuse(errc::not_found);
    co_return found;
}

/// Whole: its bytes become a blob and the upload a file. What is done twice, after a cut, is done
/// once.
http::async<result<void>> finish(services& with, const actor& who, const part_facts& whole) {
    struct finished {
        digest bytes{};
        std::string head;
    };
    file_threads::work<finished> make_blob = [&with, id = whole.id]() -> result<finished> {
        const auto bytes = with.store.parts().finish(id);
        if (!bytes) return std::unexpected(bytes.error());
        auto head = with.store.blobs().read_range(*bytes, 0, media::sniffed_bytes);
        if (!head) return std::unexpected(head.error());
        return finished{*bytes, std::move(*head)};
    };
    const auto made = co_await on_disk(with, std::move(make_blob));
    if (!made) co_return std::unexpected(made.error());
    kept_file file;
    file.what.id = file_id(whole.id);
    file.what.name = whole.name;
    file.what.look = file_desk::first_look(made->head, made->bytes, whole.size);
    file.by = who.name;
    file.at = with.now();
    keep_file wanted{file.by, file.what, file.at};
    const auto kept = co_await submit(with, std::move(wanted));
    if (!kept) co_return std::unexpected(kept.error());
    file_threads::work<int> forget = [&with, id = whole.id]() -> result<int> {
        (void)with.store.parts().remove(id);
        return 0;
    };
    (void)co_await on_disk(with, std::move(forget));
    with.files.look_into(file);
    co_return result<void>();
}

/// What is not as its sender said it is goes, and so does what nobody can tell of because it was
/// cut off.
http::async<result<void>> keep_or_forget(services& with,
                                         const part_facts& now,
                                         std::optional<std::uint64_t> back_to) {
    file_threads::work<int> step = [&with, id = now.id, back_to]() -> result<int> {
        auto& parts = with.store.parts();
        const auto done = back_to ? parts.rewind(id, *back_to) : parts.sync(id);
        if (!done) return std::unexpected(done.error());
        return 0;
    };
    const auto done = co_await on_disk(with, std::move(step));
    if (!done) co_return std::unexpected(done.error());
    co_return result<void>();
}

struct body_wanted {
    int status = 204;
    std::optional<body_checksum> checksum;
};

/// Takes what comes, as far as it comes. The offset afterwards.
http::async<result<http::response>> take_body(services& with,
                                              const actor& who,
                                              const request_ptr& asked,
                                              part_facts now,
                                              body_wanted wanted) {
    const std::uint64_t begin = now.offset;
    const auto taken = co_await take_pieces(with, asked, now, wanted.checksum);
    if (!taken) co_return std::unexpected(taken.error());
    if (taken->is_elsewhere) co_return wrong_offset();
    const bool is_wrong = wanted.checksum && (taken->cut || taken->hash != wanted.checksum->hash);
    std::optional<std::uint64_t> back_to;
    if (is_wrong) back_to = begin;
    const auto kept = co_await keep_or_forget(with, now, back_to);
    if (!kept) co_return std::unexpected(kept.error());
    if (taken->cut) co_return http::to_problem(*taken->cut);
    if (is_wrong) co_return wrong_checksum();
    if (now.offset == now.size) {
        if (const auto done = co_await finish(with, who, now); !done)
            co_return std::unexpected(done.error());
    }
    http::response made = empty_answer(wanted.status);
    tell_progress(made, now);
    co_return made;
}

http::async<tus_answer> create(services& with, request_ptr asked, actor who) {
    if (auto other = refuse_version(*asked)) co_return std::move(*other);
    const auto size = parse_byte_count(asked->header("Upload-Length"));
    if (!size) co_return refuse(errc::bad_request, "Upload-Length: a number of bytes.");
    if (*size > with.seen().upload_max()) {
        co_return refuse(errc::body_too_large,
                         "A file has up to " +
                             std::to_string(with.seen().upload_max() / 1'000'000) + " MB here.");
    }
    const auto name = metadata_value(asked->header("Upload-Metadata"), "filename");
    if (!name) co_return refuse(errc::bad_request, "Upload-Metadata: pairs of a key and Base64.");
    const auto checksum = checksum_of(*asked);
    if (!checksum) co_return std::unexpected(checksum.error());
    part_facts made;
    made.id = make_file_id().value();
    made.by = who.name;
    made.name = clean_file_name(*name);
    made.size = *size;
    made.expires = with.now() + limits::upload_lifetime;
    if (const auto reserved = co_await reserve_space(with, made); !reserved)
        co_return std::unexpected(reserved.error());
    const bool brings_bytes = asked->header("Content-Type") == tus_body_type;
    tus_answer told = empty_answer(201);
    if (brings_bytes || made.size == 0) {
        body_wanted wanted{201, *checksum};
        told = co_await take_body(with, who, asked, made, std::move(wanted));
        if (!told) co_return told;
    } else {
        tell_progress(*told, made);
    }
    told->headers.set("Location", std::string(uploads_path) + made.id);
    co_return told;
}

http::async<tus_answer> look_at(services& with, request_ptr asked, actor who) {
    if (auto other = refuse_version(*asked)) co_return std::move(*other);
    std::string id(asked->param(0));
    http::response made = empty_answer(200);
    made.headers.set("Cache-Control", "no-store");
    const auto part = co_await find_own(with, who, id);
    if (part && part->offset < part->size) {
        tell_progress(made, *part);
        made.headers.set("Upload-Length", std::to_string(part->size));
        co_return made;
    }
    if (!part && part.error().code != errc::not_found) co_return std::unexpected(part.error());
    // The server died with its last byte: who hears that nothing is missing sends no more.
    if (part) {
        if (const auto done = co_await finish(with, who, *part); !done)
            co_return std::unexpected(done.error());
    }
    const auto whole = co_await find_whole(with, who, id);
    if (!whole) co_return std::unexpected(whole.error());
    // Of what was made of it since the size may be another: what counts is that nothing is missing.
    const std::string size = std::to_string(whole->what.look.size);
    made.headers.set("Upload-Offset", size);
    made.headers.set("Upload-Length", size);
    co_return made;
}

http::async<tus_answer> append(services& with, request_ptr asked, actor who) {
    if (auto other = refuse_version(*asked)) co_return std::move(*other);
    if (asked->header("Content-Type") != tus_body_type) {
        co_return refuse(errc::unsupported_media_type, "Send application/offset+octet-stream.");
    }
    const auto offset = parse_byte_count(asked->header("Upload-Offset"));
    if (!offset) co_return refuse(errc::bad_request, "Upload-Offset: a number of bytes.");
    const auto checksum = checksum_of(*asked);
    if (!checksum) co_return std::unexpected(checksum.error());
    std::string id(asked->param(0));
    auto now = co_await find_own(with, who, id);
    if (!now) co_return std::unexpected(now.error());
    if (*offset != now->offset) co_return wrong_offset();
    const auto length = asked->incoming->length();
    if (length && *length > now->size - now->offset) co_return refuse(errc::body_too_large);
    body_wanted wanted{204, *checksum};
    co_return co_await take_body(with, who, asked, *now, std::move(wanted));
}

http::async<tus_answer> terminate(services& with, request_ptr asked, actor who) {
    if (auto other = refuse_version(*asked)) co_return std::move(*other);
    std::string id(asked->param(0));
    const auto part = co_await find_own(with, who, id);
    if (part) {
        file_threads::work<int> forget = [&with, &id]() -> result<int> {
            const auto done = with.store.parts().remove(id);
            if (!done) return std::unexpected(done.error());
            return 0;
        };
        if (const auto done = co_await on_disk(with, std::move(forget)); !done)
            co_return std::unexpected(done.error());
        co_return empty_answer(204);
    }
    const auto named = parse_file_id(id);
    if (!named) co_return refuse(errc::not_found);
    drop_files wanted{who.name, {*named}};
    const auto dropped = co_await submit(with, std::move(wanted));
    if (!dropped) co_return std::unexpected(dropped.error());
    co_return empty_answer(204);
}

}  // namespace

http::async<answer> describe_uploads(services& with, request_ptr, actor) {
    http::response made = empty_answer(204);
    made.headers.set("Tus-Version", std::string(tus_version));
    made.headers.set("Tus-Extension", std::string(tus_extensions));
    made.headers.set("Tus-Checksum-Algorithm", std::string(tus_checksums));
    made.headers.set("Tus-Max-Size", std::to_string(with.seen().upload_max()));
    co_return in_tus(std::move(made));
}

http::async<answer> create_upload(services& with, request_ptr asked, actor who) {
    co_return in_tus(co_await create(with, std::move(asked), std::move(who)));
}

http::async<answer> look_at_upload(services& with, request_ptr asked, actor who) {
    co_return in_tus(co_await look_at(with, std::move(asked), std::move(who)));
}

http::async<answer> append_to_upload(services& with, request_ptr asked, actor who) {
    co_return in_tus(co_await append(with, std::move(asked), std::move(who)));
}

http::async<answer> end_upload(services& with, request_ptr asked, actor who) {
    co_return in_tus(co_await terminate(with, std::move(asked), std::move(who)));
}

}  // namespace snug::api
