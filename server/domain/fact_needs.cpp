#include "domain/facts.hpp"
#include "domain/permission.hpp"
#include "domain/text.hpp"

namespace snug {

namespace {

/// One overload per intent that needs anything at all.
struct needs {
    fact_keys& keys;

    void operator()(const offer_setup&) const { keys.setup = true; }
    void operator()(const complete_setup& i) const {
        keys.setup = true;
        keys.users.insert(i.owner);
    }
    void operator()(const update_server& i) const {
        keys.users.insert(i.actor);
        keys.channels.insert(home_channel);  // where it is told
    }
    void operator()(const send_message& i) const {
        person_in(i.actor, i.channel);
        called(i.content);
        keys.users.insert(i.connected.begin(), i.connected.end());
        keys.slow_posts.insert({i.actor, i.channel});
        keys.hidden_in.insert(i.channel);
        if (i.reply_to) keys.messages.insert(*i.reply_to);
        keys.blocks_in.insert(i.channel);
        if (i.forward) {
            keys.channels.insert(i.forward->channel);
            keys.messages.insert(i.forward->id);
        }
        if (!i.nonce.empty()) keys.nonces.insert(make_nonce_key(i.actor, i.nonce));
        for (const attached_file& one : i.attachments) {
            keys.files.insert(one.id);
            keys.shelf.insert(one.id);
        }
    }
    void operator()(const keep_file& i) const {
        keys.users.insert(i.actor);
        keys.files.insert(i.what.id);
        keys.loose_files_of.insert(i.actor);
    }
    void operator()(const know_file& i) const { keys.files.insert(i.id); }
    void operator()(const drop_files& i) const { keys.files.insert(i.ids.begin(), i.ids.end()); }
    void operator()(const age_files& i) const { keys.files.insert(i.ids.begin(), i.ids.end()); }
    void operator()(const restore_file& i) const {
        keys.users.insert(i.actor);
        keys.files.insert(i.id);
    }
    void operator()(const put_on_shelf& i) const {
        keys.users.insert(i.actor);
        keys.files.insert(i.from);
        keys.whole_shelf = true;
    }
    void operator()(const tag_shelved& i) const {
        keys.users.insert(i.actor);
        keys.shelf.insert(i.id);
    }
    void operator()(const take_off_shelf& i) const {
        keys.users.insert(i.actor);
        keys.shelf.insert(i.id);
    }
    void operator()(const set_favourite& i) const {
        keys.users.insert(i.actor);
        keys.shelf.insert(i.id);
        keys.favourites.insert({i.actor, i.id});
    }
    void operator()(const edit_message& i) const {
        person_in(i.actor, i.channel);
        called(i.content);
        keys.messages.insert(i.id);
    }
    void operator()(const delete_message& i) const {
        person_in(i.actor, i.channel);
        keys.messages.insert(i.id);
        keys.pins_of.insert(i.channel);
    }
    void operator()(const pin_message& i) const {
        person_in(i.actor, i.channel);
        keys.messages.insert(i.id);
        keys.pins_of.insert(i.channel);
    }
    void operator()(const react& i) const {
        person_in(i.actor, i.channel);
        keys.messages.insert(i.id);
        keys.reactions.insert({i.id, i.emoji, i.actor});
        keys.own_emoji = keys.own_emoji || i.emoji.starts_with(':');
    }
    void operator()(const delete_messages_of& i) const {
        keys.users.insert(i.actor);
        keys.users.insert(i.target);
        keys.messages.insert(i.ids.begin(), i.ids.end());
        keys.channels_of.insert(i.actor);
    }
    void operator()(const mark_read& i) const { person_in(i.actor, i.channel); }
    void operator()(const set_notify& i) const {
        person_in(i.actor, i.channel);
        keys.notify.insert({i.actor, i.channel});
    }
    void operator()(const save_message& i) const {
        person_in(i.actor, i.channel);
        keys.messages.insert(i.id);
        keys.saved.insert({i.actor, i.id});
    }
    void operator()(const block_person& i) const {
        keys.users.insert(i.actor);
        keys.users.insert(i.target);
        keys.blocks_of.insert(i.actor);
    }
    void operator()(const choose_status& i) const { keys.users.insert(i.chosen.who); }
    void operator()(const put_emoji& i) const {
        keys.users.insert(i.actor);
        keys.own_emoji = true;
    }
    void operator()(const remove_emoji& i) const {
        keys.users.insert(i.actor);
        keys.own_emoji = true;
    }
    void operator()(const create_channel& i) const {
        keys.users.insert(i.actor);
        keys.users.insert(i.wanted.members.begin(), i.wanted.members.end());
        keys.channels.insert(i.wanted.id);
        keys.channel_numbers = true;
    }
    void operator()(const update_channel& i) const {
        person_in(i.actor, i.channel);
        keys.everybody = keys.everybody || i.is_private.has_value();  // opening tells all of them
    }
    void operator()(const delete_channel& i) const { person_in(i.actor, i.channel); }
    void operator()(const let_in& i) const {
        person_in(i.actor, i.channel);
        keys.users.insert(i.target);
    }
    void operator()(const put_out& i) const {
        person_in(i.actor, i.channel);
        keys.users.insert(i.target);
    }
    void operator()(const start_talk& i) const {
        keys.users.insert(i.actor);
        keys.users.insert(i.others.begin(), i.others.end());
        keys.channels.insert(i.id);
        keys.channels_of.insert(i.actor);
        keys.blocks_of.insert(i.actor);
        keys.channel_numbers = true;
    }
    void operator()(const create_invite& i) const {
        keys.users.insert(i.actor);
        keys.channels.insert(i.invite.channels.begin(), i.invite.channels.end());
    }
    void operator()(const revoke_invite& i) const {
        keys.users.insert(i.actor);
        keys.invites.insert(i.code);
    }
    void operator()(const accept_invite& i) const {
        keys.invites.insert(i.code);
        keys.users.insert(i.name);
        keys.everybody = true;  // nobody may look like another
        keys.open_channels = true;
    }
    void operator()(const add_user& i) const {
        keys.setup = true;
        keys.users.insert(i.name);
        keys.everybody = true;
        keys.open_channels = true;
    }
    void operator()(const open_session& i) const {
        sessions(i.session.user);
        if (i.checked_hash) keys.passwords_of.insert(i.session.user);
    }
    void operator()(const touch_session& i) const { sessions(i.user); }
    void operator()(const close_session& i) const { sessions(i.actor); }
    void operator()(const close_other_sessions& i) const { sessions(i.actor); }
    void operator()(const update_profile& i) const {
        keys.users.insert(i.actor);
        keys.everybody = keys.everybody || i.display_name.has_value();
    }
    void operator()(const change_password& i) const {
        sessions(i.actor);
        if (i.checked_hash) keys.passwords_of.insert(i.actor);
    }
    void operator()(const set_role& i) const {
        if (i.actor) keys.users.insert(*i.actor);
        keys.users.insert(i.target);
        keys.owner_count = true;
        keys.open_channels = true;
    }
    void operator()(const mute_member& i) const {
        keys.users.insert(i.actor);
        keys.users.insert(i.target);
    }
    void operator()(const ban_member& i) const { leaving(i.actor, i.target); }
    void operator()(const remove_member& i) const { leaving(i.actor, i.target); }
    void operator()(const create_link& i) const {
        if (i.actor) keys.users.insert(*i.actor);
        keys.users.insert(i.link.user);
    }
    void operator()(const use_link& i) const {
        keys.links.insert(i.code);
        keys.open_channels = true;
    }

private:
    void leaving(const username& actor, const username& target) const {
        keys.users.insert(actor);
        sessions(target);
        keys.channels_of.insert(target);
        keys.owner_count = true;
    }
    void called(std::string_view content) const {
        for (std::string& name : mentions_of(content)) {
            // Who has a role is known only of those who are there.
            keys.everybody = keys.everybody || called_role(name).has_value();
            keys.users.insert(username(std::move(name)));
        }
    }
    void person_in(const username& who, const channel_id& where) const {
        keys.users.insert(who);
        keys.channels.insert(where);
    }
    void sessions(const username& who) const {
        keys.users.insert(who);
        keys.sessions_of.insert(who);
    }
};

}  // namespace

void add_needs(fact_keys& keys, const intent& wanted) {
    std::visit(needs{keys}, wanted);
}

}  // namespace snug
