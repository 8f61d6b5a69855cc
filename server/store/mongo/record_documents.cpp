#include "store/mongo/record_documents.hpp"

#include "base/limits.hpp"

namespace snug::mongo {

document to_version(const message& before) {
    document form;
    form.put("at", before.edited.value_or(before.at)).put("content", before.content);
    document push;
    push.put("$each", array().add(form))
        .put("$slice", -static_cast<std::int64_t>(limits::versions_kept_max));
    document set;
    set.put("channel", before.channel.value());
    document made;
    made.put("$set", set).put("$push", of("forms", push));
    return made;
}

std::vector<message_version> to_versions(const view& from) {
    std::vector<message_version> made;
    from.child("forms").each_child([&](std::string_view, const view& form) {
        made.push_back({form.time("at"), form.text("content")});
    });
    return made;
}

document to_document(const audit_entry& entry) {
    document made;
    made.put("_id", entry.no)
        .put("at", entry.at)
        .put("by", entry.by.value())
        .put("what", entry.what)
        .put("target", entry.target.value())
        .put("channel", entry.channel.value())
        .put("detail", entry.detail);
    return made;
}

audit_entry to_audit_entry(const view& from) {
    audit_entry made;
    made.no = from.count("_id");
    made.at = from.time("at");
    made.by = username(from.text("by"));
    made.what = from.text("what");
    made.target = username(from.text("target"));
    made.channel = channel_id(from.text("channel"));
    made.detail = from.text("detail");
    return made;
}

}  // namespace snug::mongo
