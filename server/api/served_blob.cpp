#include "api/served_blob.hpp"

#include "api/file_memory.hpp"
#include "api/file_threads.hpp"
#include "domain/file_name.hpp"
#include "http/byte_source.hpp"

namespace snug::api {

namespace {

constexpr std::size_t tag_bytes = 16;
constexpr std::string_view plain_bytes = "application/octet-stream";
constexpr std::string_view webp = "image/webp";
// Under one address the bytes never change; whoever may not see them any more asks in vain.
constexpr std::string_view kept_by_browsers = "private, max-age=31536000, immutable";

/// A blob as a source of bytes: a file where the store has files, pieces of it else.
class blob_source final : public http::byte_source {
public:
    blob_source(services& with, const digest& bytes, std::shared_ptr<const open_blob> opened)
        : with_(with), bytes_(bytes), opened_(std::move(opened)) {}

    int descriptor() const override { return opened_->file(); }

    http::async<std::expected<std::string, http::source_failure>> read(
        std::uint64_t offset, std::size_t size_max) override {
        file_threads::work<std::string> piece = [this, offset, size_max] {
            return with_.store.blobs().read_range(bytes_, offset, size_max);
        };
        auto got = co_await with_.file_work.run<std::string>(std::move(piece));
        if (!got || got->empty()) co_return std::unexpected(http::source_failure{});
        co_return std::move(*got);
    }

private:
    services& with_;
    const digest bytes_;
    const std::shared_ptr<const open_blob> opened_;
};

using shared_blob = std::shared_ptr<const open_blob>;

http::async<result<shared_blob>> open_blob_of(services& with, const digest& bytes) {
    if (auto known = with.recent_files.blob(bytes)) co_return known;
    file_threads::work<shared_blob> open = [&with, bytes]() -> result<shared_blob> {
        auto& blobs = with.store.blobs();
        const auto size = blobs.size(bytes);
        if (!size) return std::unexpected(size.error());
        const auto file = blobs.open(bytes);
        return std::make_shared<const open_blob>(file ? *file : -1, *size);
    };
    auto opened = co_await with.file_work.run<shared_blob>(std::move(open));
    if (opened) with.recent_files.keep(bytes, *opened);
    co_return opened;
}

}  // namespace

http::async<answer> serve_blob(services& with,
                               const request_ptr& asked,
                               const digest& bytes,
                               http::file_facts what) {
    const auto opened = co_await open_blob_of(with, bytes);
    if (!opened) co_return std::unexpected(opened.error());
    what.from = std::make_shared<blob_source>(with, bytes, *opened);
    what.size = (*opened)->size();
    what.etag = '"' + to_hex(std::span(bytes).first(tag_bytes)) + '"';
    what.cache_control = kept_by_browsers;
    co_return http::reply(http::file_answer(*asked, std::move(what)));
}

http::async<answer> serve_preview(services& with,
                                  const request_ptr& asked,
                                  const std::optional<digest>& bytes) {
    if (!bytes) co_return refuse(errc::not_found);
    http::file_facts what;
    what.type = webp;
    what.name = "preview.webp";
    what.use = http::disposition::shown;
    co_return co_await serve_blob(with, asked, *bytes, std::move(what));
}

http::async<answer> serve_thumb(services& with, const request_ptr& asked, const file_look& look) {
    const bool large = asked->query.find("x").value_or("") == "2" && look.thumb_large;
    co_return co_await serve_preview(with, asked, large ? look.thumb_large : look.thumb);
}

http::file_facts facts_of(const file_look& look, const std::string& name) {
    http::file_facts made;
    const bool is_shown = look.kind != file_kind::file && look.state == file_state::ready;
    made.type = is_shown ? look.type : std::string(plain_bytes);
    made.name = named_for(name, made.type);
    made.use = is_shown ? http::disposition::shown : http::disposition::saved;
    return made;
}

}  // namespace snug::api
