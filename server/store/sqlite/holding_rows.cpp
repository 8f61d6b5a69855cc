#include "store/sqlite/holding_rows.hpp"

#include "store/sqlite/attachment_rows.hpp"
#include "store/sqlite/columns.hpp"
#include "store/sqlite/holding_files.hpp"
#include "store/sqlite/shelf_rows.hpp"

#include <map>

namespace snug::sqlite {

namespace {

username name_of(const rows& row, int column) {
    return username(std::string(row.text(column)));
}

channel_id channel_of(const rows& row, int column) {
    return channel_id(std::string(row.text(column)));
}

/// Of a message's key and time.
message_id id_of(const rows& row, int mid, int at) {
    const std::int64_t key = row.number(mid);
    return make_message_id(from_ms(row.number(at)),
                           static_cast<std::uint32_t>(key >> seq_bits),
                           static_cast<sequence>(key & seq_mask));
}

/// Messages with their channel, unless that was deleted; what hangs on one is joined to this.
constexpr std::string_view of_message =
    "JOIN messages m ON m.mid = x.mid JOIN channels c ON c.no = m.mid >> 40 AND c.gone IS NULL ";
constexpr std::string_view of_place =
    "JOIN users u ON u.no = x.user JOIN channels c ON c.no = x.channel AND c.gone IS NULL ";

std::string join(std::initializer_list<std::string_view> parts) {
    std::string sql;
    for (const std::string_view part : parts)
        sql += part;
    return sql;
}

/// Tells `read(row)` for each row of `sql`.
template <class Read>
result<void> tell_each(connection& on,
                       const std::string& sql,
                       const move_source::see& to,
                       Read read) {
    statement query(on, sql);
    auto row = query.query();
    while (row.next()) {
        if (auto taken = to(read(row)); !taken) return taken;
    }
    return {};
}

}  // namespace

holding_rows::holding_rows(connection& on, std::filesystem::path folder)
    : on_(on), folder_(std::move(folder)), world_(on) {}

result<void> holding_rows::tell(const move_source::see& to) {
    const transaction view(on_, transaction::kind::read);
    const head_row head = world_.head();
    if (auto taken = to(held_head{head.log.pos, head.server}); !taken) return taken;
    using teller = result<void> (holding_rows::*)(const move_source::see&);
    for (const teller part : {&holding_rows::tell_people,
                              &holding_rows::tell_channels,
                              &holding_rows::tell_messages,
                              &holding_rows::tell_attachments,
                              &holding_rows::tell_versions,
                              &holding_rows::tell_reactions,
                              &holding_rows::tell_marks,
                              &holding_rows::tell_personal,
                              &holding_rows::tell_shelf,
                              &holding_rows::tell_records,
                              &holding_rows::tell_secrets,
                              &holding_rows::tell_nonces}) {
        if (auto told = (this->*part)(to); !told) return told;
    }
    return tell_files(folder_ / "files", to);
}

result<void> holding_rows::tell_people(const move_source::see& to) {
    const std::string sql =
        join({"SELECT ", member_columns, ", password_hash FROM users ORDER BY users.no"});
    return tell_each(on_, sql, to, [](const rows& row) {
        constexpr int password = member_column_count;
        const auto gone = row.number_if(member_gone_column);
        return held_person{row.number(member_no_column),
                           read_member(row),
                           gone ? std::optional(static_cast<departure>(*gone)) : std::nullopt,
                           std::string(row.text(password))};
    });
}

result<void> holding_rows::tell_channels(const move_source::see& to) {
    std::map<channel_id, held_channel> gone;
    for (channel& one : world_.channels_gone_after(0)) {
        one.last_seq = 0;
        const channel_id id = one.id;
        gone.emplace(id, held_channel{std::move(one), {}});
    }
    statement when(on_, "SELECT id, gone FROM channels WHERE gone IS NOT NULL");
    for (auto row = when.query(); row.next();)
        gone.at(channel_of(row, 0)).gone = row.unsigned_number(1);
    for (const auto& [id, one] : gone) {
        if (auto taken = to(one); !taken) return taken;
    }
    for (const channel& one : world_.channels()) {
        if (auto taken = to(held_channel{one, {}}); !taken) return taken;
    }
    return {};
}

result<void> holding_rows::tell_messages(const move_source::see& to) {
    return tell_each(on_, join({message_select, "ORDER BY m.mid"}), to, [](const rows& row) {
        return held_message{read_message(row)};
    });
}

result<void> holding_rows::tell_attachments(const move_source::see& to) {
    return tell_each(on_, kept_file_select("ORDER BY a.no"), to, [](const rows& row) {
        constexpr int place = attachment_column_count + 5;
        return held_file{read_kept_file(row), static_cast<std::uint32_t>(row.number(place))};
    });
}

result<void> holding_rows::tell_versions(const move_source::see& to) {
    const std::string sql = join({"SELECT x.mid, m.at, c.id, x.at, x.content FROM versions x ",
                                  of_message,
                                  "ORDER BY x.mid, x.rev"});
    statement query(on_, sql);
    auto row = query.query();
    held_versions now;
    while (row.next()) {
        const message_id id = id_of(row, 0, 1);
        if (id != now.message) {
            if (!now.forms.empty()) {
                if (auto taken = to(now); !taken) return taken;
            }
            now = {id, channel_of(row, 2), {}};
        }
        now.forms.push_back({from_ms(row.number(3)), std::string(row.text(4))});
    }
    return now.forms.empty() ? result<void>() : to(now);
}

result<void> holding_rows::tell_reactions(const move_source::see& to) {
    const std::string sql =
        join({"SELECT x.mid, m.at, e.text, u.name, x.kind, x.pos FROM reactions x ",
              of_message,
              "JOIN emoji e ON e.no = x.emoji JOIN users u ON u.no = x.user "
              "ORDER BY x.mid, x.kind, x.pos"});
    return tell_each(on_, sql, to, [](const rows& row) {
        return held_reaction{{id_of(row, 0, 1), std::string(row.text(2)), name_of(row, 3)},
                             row.unsigned_number(4),
                             row.unsigned_number(5)};
    });
}

/// What `reads` holds, overruled by what the log tells since; of that there is little.
result<void> holding_rows::tell_marks(const move_source::see& to) {
    using place = std::pair<std::int64_t, std::int64_t>;  // user and channel
    std::map<place, sequence> late;
    statement newest(on_, late_marks_select("extra IS NOT NULL"));
    for (auto row = newest.query(world_.head().marked_to); row.next();) {
        const std::int64_t mid = row.number(1);
        late.insert_or_assign(place(row.number(0), mid >> seq_bits),
                              static_cast<sequence>(mid & seq_mask));
    }
    const std::string columns = "SELECT u.name, c.id, x.seq, x.user, x.channel FROM reads x ";
    auto told = tell_each(on_, join({columns, of_place}), to, [&late](const rows& row) {
        held_mark made{{name_of(row, 0), channel_of(row, 1)}, row.unsigned_number(2)};
        const auto later = late.find({row.number(3), row.number(4)});
        if (later != late.end()) {
            made.seq = later->second;
            late.erase(later);
        }
        return made;
    });
    if (!told) return told;
    statement names(on_,
                    "SELECT u.name, c.id FROM users u JOIN channels c ON c.gone IS NULL "
                    "WHERE u.no = ?1 AND c.no = ?2");
    for (const auto& [whose, seq] : late) {
        auto row = names.query(whose.first, whose.second);
        if (!row.next()) continue;  // of a channel that was deleted since
        if (auto taken = to(held_mark{{name_of(row, 0), channel_of(row, 1)}, seq}); !taken)
            return taken;
    }
    return {};
}

result<void> holding_rows::tell_personal(const move_source::see& to) {
    const std::string choices =
        join({"SELECT u.name, c.id, x.level, x.muted_until, x.hidden FROM notify x ", of_place});
    auto told = tell_each(on_, choices, to, [](const rows& row) {
        return held_choice{{name_of(row, 0), channel_of(row, 1)}, read_notify(row, 2)};
    });
    if (!told) return told;
    const std::string pauses = join({"SELECT u.name, c.id, x.at FROM slow_posts x ", of_place});
    told = tell_each(on_, pauses, to, [](const rows& row) {
        return held_pace{{name_of(row, 0), channel_of(row, 1)}, from_ms(row.number(2))};
    });
    if (!told) return told;
    const std::string saved = join({"SELECT u.name, x.mid, m.at, c.id, x.at FROM saved x ",
                                    of_message,
                                    "JOIN users u ON u.no = x.user"});
    return tell_each(on_, saved, to, [](const rows& row) {
        return held_saved{
            name_of(row, 0), id_of(row, 1, 2), channel_of(row, 3), from_ms(row.number(4))};
    });
}

result<void> holding_rows::tell_shelf(const move_source::see& to) {
    auto told = tell_each(on_, shelf_select("ORDER BY a.id"), to, read_shelved);
    if (!told) return told;
    const std::string favourites =
        "SELECT u.name, f.item FROM favourites f JOIN users u ON u.no = f.user ORDER BY 1, 2";
    return tell_each(on_, favourites, to, [](const rows& row) {
        return held_favourite{{name_of(row, 0), file_id(std::string(row.text(1)))}};
    });
}

result<void> holding_rows::tell_records(const move_source::see& to) {
    for (const block& one : world_.blocks()) {
        if (auto taken = to(one); !taken) return taken;
    }
    for (const chosen_status& one : world_.statuses()) {
        if (auto taken = to(one); !taken) return taken;
    }
    for (const own_emoji& one : world_.emoji()) {
        if (auto taken = to(one); !taken) return taken;
    }
    const std::string sql =
        "SELECT no, at, by, what, target, channel, detail FROM audit ORDER BY no";
    return tell_each(on_, sql, to, [](const rows& row) {
        return audit_entry{row.unsigned_number(0),
                           from_ms(row.number(1)),
                           name_of(row, 2),
                           std::string(row.text(3)),
                           name_of(row, 4),
                           channel_of(row, 5),
                           std::string(row.text(6))};
    });
}

result<void> holding_rows::tell_secrets(const move_source::see& to) {
    auto told = tell_each(on_, join({session_select, "ORDER BY s.id"}), to, read_session);
    if (told) told = tell_each(on_, join({invite_select, "ORDER BY i.no"}), to, read_invite);
    if (told) told = tell_each(on_, std::string(link_select), to, read_link);
    return told;
}

/// One that was used again after its time was up stands there twice for a while: the later counts.
result<void> holding_rows::tell_nonces(const move_source::see& to) {
    const std::string sql =
        join({"SELECT x.key, x.mid, m.at, c.id, x.body, x.at FROM nonces x ",
              of_message,
              "WHERE x.no IN (SELECT max(no) FROM nonces GROUP BY key) ORDER BY x.no"});
    return tell_each(on_, sql, to, [](const rows& row) {
        return held_nonce{nonce_key(to_array<16>(row.blob(0))),
                          {id_of(row, 1, 2), channel_of(row, 3), to_array<16>(row.blob(4))},
                          from_ms(row.number(5))};
    });
}

}  // namespace snug::sqlite
