#include "store/holdings_sum.hpp"

#include "base/bytes.hpp"

#include <cstring>

namespace snug {

namespace {

/// Writes values so that no two holdings give the same bytes: each text bears its length.
class spelling {
public:
    template <std::integral Number>
    spelling& operator<<(Number value) {
        const auto wide = static_cast<std::uint64_t>(value);
        char bytes[sizeof wide];
        std::memcpy(bytes, &wide, sizeof wide);
        text_.append(bytes, sizeof wide);
        return *this;
    }
    template <class Value>
        requires std::is_enum_v<Value>
    spelling& operator<<(Value value) {
        return *this << static_cast<std::uint64_t>(value);
    }
    spelling& operator<<(const std::string& text) {
        *this << text.size();
        text_ += text;
        return *this;
    }
    spelling& operator<<(wall_time at) { return *this << to_ms(at); }
    template <std::size_t Size>
    spelling& operator<<(const std::array<std::uint8_t, Size>& bytes) {
        text_ += as_view(bytes);
        return *this;
    }
    template <class Value, class Tag>
    spelling& operator<<(const strong<Value, Tag>& value) {
        return *this << value.value();
    }
    template <class Value>
    spelling& operator<<(const std::optional<Value>& value) {
        *this << value.has_value();
        if (value) *this << *value;
        return *this;
    }
    template <class Value>
    spelling& operator<<(const std::vector<Value>& values) {
        *this << values.size();
        for (const Value& one : values)
            *this << one;
        return *this;
    }

    spelling& operator<<(const person_in_channel& p) { return *this << p.user << p.channel; }
    spelling& operator<<(const reply_target& r) { return *this << r.id << r.seq << r.author; }
    spelling& operator<<(const message_origin& o) { return *this << o.id << o.author << o.at; }
    spelling& operator<<(const message_version& v) { return *this << v.at << v.content; }
    spelling& operator<<(const member& m) {
        return *this << m.name << m.display_name << m.role << m.bio << m.pronouns << m.colour
                     << m.bot << m.joined << m.invited_by << m.muted_until << m.avatar;
    }
    spelling& operator<<(const channel_origin& o) { return *this << o.by << o.at; }
    spelling& operator<<(const channel& c) {
        return *this << c.id << c.no << c.kind << c.name << c.sign << c.topic << c.section
                     << c.position_in_list << c.is_private << c.moderators_post << c.slow_mode_s
                     << c.archived << c.keeper << c.arrivals << c.origin << c.last_seq;
    }
    spelling& operator<<(const message& m) {
        *this << m.id << m.channel << m.seq << m.rev << m.at << m.author << m.deleted << m.outside;
        if (m.deleted) return *this;
        return *this << m.content << m.reply_to << m.forwarded << m.edited << m.mentions << m.here
                     << m.system << m.detail << m.pinned;
    }

    spelling& operator<<(const held_head& h) {
        return *this << h.pos << h.server.name << h.server.icon << h.server.retention.days
                     << h.server.retention.over_bytes;
    }
    spelling& operator<<(const held_person& p) {
        return *this << p.no << p.member << p.gone << p.password_hash;
    }
    spelling& operator<<(const held_channel& c) { return *this << c.channel << c.gone; }
    spelling& operator<<(const held_message& m) { return *this << m.message; }
    spelling& operator<<(const file_look& l) {
        return *this << l.kind << l.state << l.type << l.size << l.shown << l.thumb << l.thumb_large
                     << l.poster << l.width << l.height << l.duration_ms << l.animated << l.silent
                     << l.thumbhash << l.waveform << l.reason << l.removed_at << l.stays;
    }
    spelling& operator<<(const attachment& a) {
        return *this << a.id << a.name << a.look << a.alt << a.spoiler;
    }
    spelling& operator<<(const held_file& f) {
        return *this << f.file.what << f.file.by << f.file.at << f.file.message << f.place;
    }
    spelling& operator<<(const held_versions& v) {
        return *this << v.message << v.channel << v.forms;
    }
    spelling& operator<<(const held_reaction& r) {
        return *this << r.key.message << r.key.emoji << r.key.user << r.kind << r.pos;
    }
    spelling& operator<<(const held_mark& m) { return *this << m.whose << m.seq; }
    spelling& operator<<(const held_choice& c) {
        return *this << c.whose << c.chosen.level << c.chosen.muted_until << c.chosen.hidden;
    }
    spelling& operator<<(const held_pace& p) { return *this << p.whose << p.at; }
    spelling& operator<<(const held_saved& s) {
        return *this << s.user << s.message << s.channel << s.at;
    }
    spelling& operator<<(const block& b) { return *this << b.by << b.whom; }
    spelling& operator<<(const chosen_status& s) {
        return *this << s.who << s.wanted.state << s.wanted.text << s.wanted.emoji << s.words_until;
    }
    spelling& operator<<(const own_emoji& e) {
        return *this << e.name << e.aliases << e.by << e.at << e.picture << e.animated;
    }
    spelling& operator<<(const shelved& s) {
        return *this << s.id << s.name << s.look << s.tags << s.by << s.at << s.uses;
    }
    spelling& operator<<(const held_favourite& f) { return *this << f.what.user << f.what.item; }
    spelling& operator<<(const audit_entry& e) {
        return *this << e.no << e.at << e.by << e.what << e.target << e.channel << e.detail;
    }
    spelling& operator<<(const session& s) {
        return *this << s.id << s.secret << s.user << s.device << s.created << s.last_used;
    }
    spelling& operator<<(const invite& i) {
        return *this << i.code << i.by << i.role << i.channels << i.uses << i.uses_max << i.expires
                     << i.revoked;
    }
    spelling& operator<<(const sign_in_link& l) {
        return *this << l.code << l.user << l.by << l.expires << l.brings_back;
    }
    spelling& operator<<(const held_nonce& n) {
        return *this << n.key << n.nonce.id << n.nonce.channel << n.nonce.body << n.at;
    }
    spelling& operator<<(const held_piece& p) {
        return *this << p.file << p.size << p.offset << p.bytes;
    }

    const std::string& text() const { return text_; }

private:
    std::string text_;
};

constexpr std::array<std::string_view, std::variant_size_v<holding>> plurals = {
    "heads",     "people",     "channels", "messages",       "shared files",  "edited messages",
    "reactions", "read marks", "choices",  "pauses",         "saved",         "blocks",
    "statuses",  "emoji",      "GIFs",     "favourites",     "audit entries", "sessions",
    "invites",   "links",      "nonces",   "pieces of files"};

}  // namespace

std::string_view plural_of(std::size_t alternative) {
    return plurals.at(alternative);
}

void holdings_sum::add(const holding& one) {
    spelling spelled;
    std::visit([&spelled](const auto& held) { spelled << held; }, one);
    const digest hash = sha256(spelled.text());
    kind& of = kinds_.at(one.index());
    ++of.count;
    for (std::size_t part = 0; part < of.sum.size(); ++part) {
        std::uint64_t number = 0;
        std::memcpy(&number, hash.data() + part * sizeof number, sizeof number);
        of.sum[part] += number;
    }
}

std::string_view holdings_sum::first_difference(const holdings_sum& other) const {
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        if (kinds_[i] != other.kinds_[i]) return plural_of(i);
    }
    return {};
}

}  // namespace snug
