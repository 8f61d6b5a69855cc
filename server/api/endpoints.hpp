// Every endpoint by name, grouped as the files that hold them. `routes` is the only place that says
// which path leads where. All run on the io thread; `who` is empty in those that anybody may ask.
#pragma once

#include "api/endpoint.hpp"

namespace snug::api {

// setup.cpp
http::async<answer> get_setup(services& with, request_ptr asked, actor who);
http::async<answer> set_up(services& with, request_ptr asked, actor who);

// sessions.cpp
http::async<answer> sign_in(services& with, request_ptr asked, actor who);
http::async<answer> list_sessions(services& with, request_ptr asked, actor who);
http::async<answer> revoke_other_sessions(services& with, request_ptr asked, actor who);
http::async<answer> sign_out(services& with, request_ptr asked, actor who);
http::async<answer> revoke_session(services& with, request_ptr asked, actor who);

// me.cpp
http::async<answer> get_me(services& with, request_ptr asked, actor who);
http::async<answer> update_me(services& with, request_ptr asked, actor who);
http::async<answer> change_password(services& with, request_ptr asked, actor who);

// invites.cpp
http::async<answer> create_invite(services& with, request_ptr asked, actor who);
http::async<answer> list_invites(services& with, request_ptr asked, actor who);
http::async<answer> get_invite(services& with, request_ptr asked, actor who);
http::async<answer> revoke_invite(services& with, request_ptr asked, actor who);
http::async<answer> accept_invite(services& with, request_ptr asked, actor who);

// members.cpp
http::async<answer> list_members(services& with, request_ptr asked, actor who);
http::async<answer> update_member(services& with, request_ptr asked, actor who);
http::async<answer> kick_member(services& with, request_ptr asked, actor who);

// links.cpp
http::async<answer> create_link(services& with, request_ptr asked, actor who);
http::async<answer> use_link(services& with, request_ptr asked, actor who);

// snapshots.cpp
http::async<answer> get_snapshot(services& with, request_ptr asked, actor who);

// messages.cpp
http::async<answer> send_message(services& with, request_ptr asked, actor who);
http::async<answer> edit_message(services& with, request_ptr asked, actor who);
http::async<answer> delete_message(services& with, request_ptr asked, actor who);

// history.cpp
http::async<answer> list_messages(services& with, request_ptr asked, actor who);
http::async<answer> mark_read(services& with, request_ptr asked, actor who);

// message_versions.cpp
http::async<answer> list_versions(services& with, request_ptr asked, actor who);

// voice.cpp
http::async<answer> join_voice(services& with, request_ptr asked, actor who);
http::async<answer> renegotiate_voice(services& with, request_ptr asked, actor who);
http::async<answer> set_voice_state(services& with, request_ptr asked, actor who);
http::async<answer> watch_voice(services& with, request_ptr asked, actor who);
http::async<answer> leave_voice(services& with, request_ptr asked, actor who);

// voice_check.cpp
http::async<answer> begin_voice_check(services& with, request_ptr asked, actor who);
http::async<answer> look_at_voice_check(services& with, request_ptr asked, actor who);
http::async<answer> end_voice_check(services& with, request_ptr asked, actor who);

// pins.cpp
http::async<answer> pin_message(services& with, request_ptr asked, actor who);
http::async<answer> unpin_message(services& with, request_ptr asked, actor who);
http::async<answer> list_pins(services& with, request_ptr asked, actor who);

// reactions.cpp
http::async<answer> list_reactors(services& with, request_ptr asked, actor who);
http::async<answer> add_reaction(services& with, request_ptr asked, actor who);
http::async<answer> remove_reaction(services& with, request_ptr asked, actor who);

// search.cpp
http::async<answer> search_messages(services& with, request_ptr asked, actor who);

// saved.cpp
http::async<answer> save_message(services& with, request_ptr asked, actor who);
http::async<answer> let_message_go(services& with, request_ptr asked, actor who);
http::async<answer> list_saved(services& with, request_ptr asked, actor who);

// forwarding.cpp
http::async<answer> get_origin(services& with, request_ptr asked, actor who);

// server.cpp
http::async<answer> update_server(services& with, request_ptr asked, actor who);

// blocks.cpp
http::async<answer> block_person(services& with, request_ptr asked, actor who);
http::async<answer> unblock_person(services& with, request_ptr asked, actor who);

// own_emoji.cpp
http::async<answer> list_emoji(services& with, request_ptr asked, actor who);
http::async<answer> add_emoji(services& with, request_ptr asked, actor who);
http::async<answer> update_emoji(services& with, request_ptr asked, actor who);
http::async<answer> remove_emoji(services& with, request_ptr asked, actor who);

// space.cpp
http::async<answer> get_space(services& with, request_ptr asked, actor who);

// pictures.cpp
http::async<answer> get_face(services& with, request_ptr asked, actor who);
http::async<answer> get_emoji_picture(services& with, request_ptr asked, actor who);
http::async<answer> get_icon(services& with, request_ptr asked, actor who);

// leaving.cpp
http::async<answer> leave(services& with, request_ptr asked, actor who);
http::async<answer> export_me(services& with, request_ptr asked, actor who);

// mentions.cpp
http::async<answer> list_mentions(services& with, request_ptr asked, actor who);

// notify.cpp
http::async<answer> set_notify(services& with, request_ptr asked, actor who);

// presence.cpp
http::async<answer> type(services& with, request_ptr asked, actor who);
http::async<answer> choose_presence(services& with, request_ptr asked, actor who);

// channels.cpp
http::async<answer> create_channel(services& with, request_ptr asked, actor who);
http::async<answer> update_channel(services& with, request_ptr asked, actor who);
http::async<answer> delete_channel(services& with, request_ptr asked, actor who);
http::async<answer> start_talk(services& with, request_ptr asked, actor who);

// channel_members.cpp
http::async<answer> let_in(services& with, request_ptr asked, actor who);
http::async<answer> put_out(services& with, request_ptr asked, actor who);

// moderation.cpp
http::async<answer> clean_messages(services& with, request_ptr asked, actor who);
http::async<answer> list_bans(services& with, request_ptr asked, actor who);
http::async<answer> ban_member(services& with, request_ptr asked, actor who);
http::async<answer> unban_member(services& with, request_ptr asked, actor who);
http::async<answer> list_audit(services& with, request_ptr asked, actor who);

// messagestream.cpp
http::async<answer> message_stream(services& with, request_ptr asked, actor who);

// health.cpp
http::async<answer> up(services& with, request_ptr asked, actor who);
http::async<answer> ready(services& with, request_ptr asked, actor who);

// uploads.cpp
http::async<answer> describe_uploads(services& with, request_ptr asked, actor who);
http::async<answer> create_upload(services& with, request_ptr asked, actor who);
http::async<answer> look_at_upload(services& with, request_ptr asked, actor who);
http::async<answer> append_to_upload(services& with, request_ptr asked, actor who);
http::async<answer> end_upload(services& with, request_ptr asked, actor who);

// files.cpp
http::async<answer> get_file(services& with, request_ptr asked, actor who);
http::async<answer> restore_file(services& with, request_ptr asked, actor who);
http::async<answer> get_thumb(services& with, request_ptr asked, actor who);
http::async<answer> get_poster(services& with, request_ptr asked, actor who);

// shelf.cpp
http::async<answer> list_gifs(services& with, request_ptr asked, actor who);
http::async<answer> put_gif(services& with, request_ptr asked, actor who);
http::async<answer> tag_gif(services& with, request_ptr asked, actor who);
http::async<answer> remove_gif(services& with, request_ptr asked, actor who);
http::async<answer> favour_gif(services& with, request_ptr asked, actor who);
http::async<answer> favour_gif_no_more(services& with, request_ptr asked, actor who);
http::async<answer> get_gif(services& with, request_ptr asked, actor who);
http::async<answer> get_gif_thumb(services& with, request_ptr asked, actor who);
http::async<answer> get_gif_poster(services& with, request_ptr asked, actor who);

}  // namespace snug::api
