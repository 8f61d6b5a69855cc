#include "store/sqlite/attachment_changes.hpp"

#include "store/sqlite/columns.hpp"

namespace snug::sqlite {

namespace {

blob_view as_blob(const std::string& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

std::optional<blob_view> as_blob(const std::optional<digest>& hash) {
    return hash ? std::optional(blob_view(*hash)) : std::nullopt;
}

}  // namespace

attachment_changes::attachment_changes(connection& on)
    : insert_(on,
              "INSERT INTO attachments (id, by, at, mid, place, name, kind, state, type, size, "
              "shown, thumb, thumb_large, poster, width, height, duration_ms, animated, thumbhash, "
              "waveform, reason, alt, spoiler) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
              "?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23) "
              "ON CONFLICT (id) DO UPDATE SET mid = ?4, place = ?5, name = ?6, alt = ?22, "
              "spoiler = ?23"),
      look_(on,
            "UPDATE attachments SET kind = ?2, state = ?3, type = ?4, size = ?5, shown = ?6, "
            "thumb = ?7, thumb_large = ?8, poster = ?9, width = ?10, height = ?11, "
            "duration_ms = ?12, animated = ?13, thumbhash = ?14, waveform = ?15, reason = ?16 "
            "WHERE id = ?1"),
      drop_(on, "DELETE FROM attachments WHERE id = ?1 AND mid IS NULL"),
      clear_(on, "DELETE FROM attachments WHERE mid = ?1") {}

void attachment_changes::insert(const kept_file& file,
                                std::optional<std::int64_t> mid,
                                std::uint32_t place,
                                const resident& now) {
    const attachment& a = file.what;
    insert_.run(a.id.value(),
                now.user_number(file.by),
                to_ms(file.at),
                mid,
                place,
                a.name,
                static_cast<std::int64_t>(a.look.kind),
                static_cast<std::int64_t>(a.look.state),
                a.look.type,
                a.look.size,
                blob_view(a.look.shown),
                as_blob(a.look.thumb),
                as_blob(a.look.thumb_large),
                as_blob(a.look.poster),
                a.look.width,
                a.look.height,
                a.look.duration_ms,
                a.look.animated,
                as_blob(a.look.thumbhash),
                as_blob(a.look.waveform),
                a.look.reason,
                a.alt,
                a.spoiler);
}

void attachment_changes::write(const file_kept& what, const resident& now) {
    insert(what.file, std::nullopt, 0, now);
}

void attachment_changes::write(const file_known& what) {
    const file_look& l = what.look;
    look_.run(what.id.value(),
              static_cast<std::int64_t>(l.kind),
              static_cast<std::int64_t>(l.state),
              l.type,
              l.size,
              blob_view(l.shown),
              as_blob(l.thumb),
              as_blob(l.thumb_large),
              as_blob(l.poster),
              l.width,
              l.height,
              l.duration_ms,
              l.animated,
              as_blob(l.thumbhash),
              as_blob(l.waveform),
              l.reason);
}

void attachment_changes::write(const file_dropped& what) {
    drop_.run(what.id.value());
}

void attachment_changes::hang_on(const message& posted, const resident& now) {
    std::uint32_t place = 0;
    for (const attachment& one : posted.attachments)
        put({one, posted.author, posted.at, posted.id, posted.channel}, place++, now);
}

void attachment_changes::put(const kept_file& file, std::uint32_t place, const resident& now) {
    const auto mid = file.message ? std::optional(to_mid(*file.message)) : std::nullopt;
    insert(file, mid, place, now);
}

void attachment_changes::clear(std::int64_t mid) {
    clear_.run(mid);
}

}  // namespace snug::sqlite
