#include "store/mongo/examination.hpp"

#include "store/mongo/collections.hpp"
#include "store/mongo/failure.hpp"
#include "store/mongo/node_lease.hpp"
#include "store/mongo/schema.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>

namespace snug::mongo {

namespace {

constexpr std::int64_t oplog_hours_min = 24;

/// One finding; a question that is not allowed or not answered is no finding against the set.
finding find_out(std::string check, const std::function<finding(std::string)>& ask) {
    try {
        return ask(check);
    } catch (const failure& what) {
        const std::string why = what.is_denied() ? "this user may not ask" : what.what();
        return {std::move(check), true, "unknown: " + why};
    }
}

std::string states_of(const view& status, bool& all_well) {
    std::string text;
    status.child("members").each_child([&](std::string_view, const view& member) {
        const std::string state = member.text("stateStr");
        all_well = all_well && (state == "PRIMARY" || state == "SECONDARY" || state == "ARBITER");
        text += (text.empty() ? "" : ", ") + member.text("name") + " " + state;
    });
    return text;
}

finding members(database& on, std::string check) {
    const document reply = on.ask(of("replSetGetStatus", 1), "admin");
    bool all_well = true;
    std::string text = states_of(view(reply), all_well);
    return {std::move(check), all_well, std::move(text)};
}

finding servers(database& on, std::string check) {
    const std::size_t count = node_lease::count_living(on);
    return {std::move(check), true, std::to_string(count) + " on this database just now"};
}

/// Addresses that nobody else on the network reaches.
bool is_local(std::string_view host) {
    return host == "localhost" || host == "::1" || host.starts_with("127.") ||
           host.starts_with('/');
}

/// Nobody has to say who he is, or what he says goes over the network for all to read.
finding access(database& on, const mongo_options& options, std::string check) {
    document command = of("connectionStatus", 1);
    const document reply = on.ask(command, "admin");
    const bool has_user =
        !view(reply).child("authInfo").child("authenticatedUsers").is_empty_list();
    const connection_kind how = kind_of(options);
    const bool all_local = !how.hosts.empty() && std::ranges::all_of(how.hosts, is_local);
    if (!has_user && !all_local) {
        return {std::move(check),
                false,
                "nobody has to sign in: whoever reaches its port reads and writes everything; give "
                "Snug a user, and mongod --auth"};
    }
    if (!how.is_encrypted && !all_local) {
        return {std::move(check),
                false,
                "the connection is not encrypted: add tls=true to the address, unless the network "
                "between is yours alone"};
    }
    return {std::move(check),
            true,
            std::string(has_user ? "signed in" : "no sign-in, on this machine alone") +
                (how.is_encrypted ? ", encrypted" : "")};
}

finding indexes(database& on, const std::string& home, std::string check) {
    const std::vector<std::string> missing = missing_indexes(on, home);
    if (missing.empty()) return {std::move(check), true, "all there"};
    std::string text = "missing, and made at the next start: ";
    for (const std::string& name : missing)
        text += (&name == &missing.front() ? "" : ", ") + name;
    return {std::move(check), false, std::move(text)};
}

finding version(database& on, std::string check) {
    const document reply = on.ask(of("buildInfo", 1), "admin");
    const std::string version = view(reply).text("version");
    if (!has_known_hole(version)) return {std::move(check), true, version};
    return {std::move(check),
            false,
            version +
                " tells strangers its memory (CVE-2025-14847): update it, and let nobody but "
                "Snug reach its port"};
}

std::int64_t seconds_at(database& local, int order) {
    query wanted{"oplog.rs"};
    wanted.options.put("sort", of("$natural", order)).put("projection", of("wall", 1));
    const auto row = local.find_one(wanted);
    return row ? to_ms(view(*row).time("wall")) / 1'000 : 0;
}

finding oplog(database& local, std::string check) {
    const std::int64_t hours = (seconds_at(local, -1) - seconds_at(local, 1)) / 3'600;
    // A young set has a short oplog; only a full one that is short is a trouble. Snug itself needs
    // none of it: it reads its own log.
    return {
        std::move(check),
        true,
        "reaches back " + std::to_string(hours) + " hours" +
            (hours < oplog_hours_min ? " (a member that is away longer starts from nothing)" : "")};
}

finding room(database& on, std::string check) {
    constexpr std::int64_t mib = 1'048'576;
    const document reply = on.ask(of("dbStats", 1));
    const view stats(reply);
    const std::int64_t used = stats.number("fsUsedSize");
    const std::int64_t whole = stats.number("fsTotalSize");
    const std::int64_t free_mib = (whole - used) / mib;
    const bool enough = whole == 0 || free_mib > 1'024;
    return {std::move(check),
            enough,
            std::to_string(stats.number("storageSize") / mib) + " MiB used" +
                (whole == 0 ? "" : ", " + std::to_string(free_mib) + " MiB free")};
}

finding refused(database& on, const std::string& home, std::string check) {
    document command = of("count", home);
    command.put("query", of("snug_refused", of("$exists", true)));
    const std::int64_t count = view(on.ask(command)).number("n");
    return {std::move(check),
            count == 0,
            std::to_string(count) + " could not be taken in" +
                (count == 0 ? "" : ": `snug_refused` in them says why")};
}

}  // namespace

bool has_known_hole(std::string_view version) {
    std::array<int, 3> parts{};
    const char* at = version.data();
    const char* const end = version.data() + version.size();
    for (int& part : parts) {
        const auto read = std::from_chars(at, end, part);
        if (read.ec != std::errc()) break;
        at = read.ptr == end ? end : read.ptr + 1;
    }
    // The first release of each series without it.
    static constexpr std::array<std::array<int, 3>, 4> mended = {
        {{6, 0, 27}, {7, 0, 28}, {8, 0, 17}, {8, 2, 3}}};
    const auto of_series = std::ranges::find_if(
        mended, [&](const auto& one) { return one[0] == parts[0] && one[1] == parts[1]; });
    if (of_series != mended.end()) return parts < *of_series;
    return parts < mended.back();
}

std::vector<finding> examine(database& on, const mongo_options& options) {
    client_pool pool(options, patience::usual);
    database local(pool, "local");
    return {
        find_out("replica set", [&](std::string check) { return members(on, std::move(check)); }),
        find_out("servers", [&](std::string check) { return servers(on, std::move(check)); }),
        find_out("access",
                 [&](std::string check) { return access(on, options, std::move(check)); }),
        find_out("MongoDB version",
                 [&](std::string check) { return version(on, std::move(check)); }),
        find_out("oplog", [&](std::string check) { return oplog(local, std::move(check)); }),
        find_out("room", [&](std::string check) { return room(on, std::move(check)); }),
        find_out("indexes",
                 [&](std::string check) {
                     return indexes(on, options.home_collection, std::move(check));
                 }),
        find_out("documents from outside", [&](std::string check) {
            return refused(on, options.home_collection, std::move(check));
        })};
}

}  // namespace snug::mongo
