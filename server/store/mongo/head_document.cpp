#include "store/mongo/head_document.hpp"

#include "store/mongo/words.hpp"

#include <algorithm>

namespace snug::mongo {

bool is_channel_key(const channel_id& where) {
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !where.value().empty() && std::ranges::all_of(where.value(), is_plain);
}

document first_head(const std::string& epoch, cluster_time now) {
    document made;
    made.put("_id", head_id)
        .put("epoch", epoch)
        .put("pos", 0)
        .put("pruned_to", 0)
        .put("turn", 0)
        .put("people_turn", 0)
        .put("marked_to", 0)
        .put("audit_no", 0)
        .put("outside_to", now)
        .put("server", to_document(server_info{}))
        .put("set_up", false)
        .put("seq", document());
    return made;
}

document to_document(const server_info& server) {
    document made = of("name", server.name);
    put_digest_if(made, "icon", server.icon);
    if (server.retention.days != 0) {
        made.put("keep_days", server.retention.days).put("keep_over", server.retention.over_bytes);
    }
    return made;
}

array to_list(const std::vector<setup_offer>& offers) {
    array list;
    for (const setup_offer& one : offers) {
        document made = of("node", one.node);
        list.add(made.put("token", one.token.value()));
    }
    return list;
}

head_state to_head(const view& from) {
    head_state made;
    made.log = {from.text("epoch"), from.count("pos"), from.count("pruned_to")};
    made.turn = from.number("turn");
    made.people_turn = from.number("people_turn");
    made.marked_to = from.number("marked_to");
    made.audit_no = from.count("audit_no");
    made.outside_to = from.cluster_time_if("outside_to");
    const view server = from.child("server");
    made.server = {server.text("name"),
                   digest_if(server, "icon"),
                   {server.number("keep_days"), server.count("keep_over")}};
    made.set_up = from.flag("set_up");
    from.child("setup_offers").each_child([&](std::string_view, const view& one) {
        made.setup_offers.push_back({one.text("node"), to_secret(one.bytes("token"))});
    });
    from.child("seq").each_number([&](std::string_view where, std::int64_t seq) {
        made.last_seqs.emplace(channel_id(std::string(where)), static_cast<sequence>(seq));
    });
    return made;
}

}  // namespace snug::mongo
