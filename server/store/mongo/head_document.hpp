// The one document of `head`: every group changes it, so groups of all nodes stand in one row and
// the order of commits is the order of turns. Pure but for its name.
#pragma once

#include "store/mongo/document.hpp"
#include "store/mongo/view.hpp"
#include "store/reader.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace snug::mongo {

inline constexpr const char* head_id = "head";

/// Each server that starts before the setup prints a token of its own, and each is good.
struct setup_offer {
    std::string node;
    secret_hash token;
};

struct head_state {
    log_head log;
    std::int64_t turn = 0;                   // counts groups, without holes
    std::int64_t people_turn = 0;            // the last group that changed members or channels
    std::int64_t marked_to = 0;              // up to that group read marks stand in `reads`
    std::uint64_t audit_no = 0;              // of the last entry
    std::optional<cluster_time> outside_to;  // up to here what others did is settled
    server_info server;
    bool set_up = false;
    std::vector<setup_offer> setup_offers;     // until it is set up, the newest last
    std::map<channel_id, sequence> last_seqs;  // of the channels that were asked for
};

/// `epoch`: random, [0-9a-z]. `now`: what others do in `home` is followed from here on.
document first_head(const std::string& epoch, cluster_time now);
document to_document(const server_info& server);
array to_list(const std::vector<setup_offer>& offers);
head_state to_head(const view& from);

/// Whether it can be a part of a field's path; what cannot is no channel of ours.
bool is_channel_key(const channel_id& where);

inline std::string seq_key(const channel_id& where) {
    return "seq." + where.value();
}

}  // namespace snug::mongo
