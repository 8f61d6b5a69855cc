// Made from protocol/openapi.yaml by `npm run contract -- --write`. Not edited by hand.

export interface paths {
    readonly "/api/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the server still waits for its owner */
        readonly get: operations["get_setup"];
        readonly put?: never;
        /**
         * Name the server and become its owner
         * @description Once only. A wrong token is 403 `wrong_token`; a second setup is 409 `already_set_up`; of two at once one wins.
         */
        readonly post: operations["set_up"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** My signed-in devices */
        readonly get: operations["list_sessions"];
        readonly put?: never;
        /**
         * Sign in with name and password
         * @description 401 `wrong_credentials` for an unknown name and for a wrong password, same body and same time.
         */
        readonly post: operations["sign_in"];
        /**
         * Sign out every device but this one
         * @description Their streams end within a second.
         */
        readonly delete: operations["revoke_other_sessions"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sessions/current": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Sign this device out
         * @description Clears the cookie.
         */
        readonly delete: operations["sign_out"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sessions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["session"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Sign one of my devices out */
        readonly delete: operations["revoke_session"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** My profile */
        readonly get: operations["get_me"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Leave for good
         * @description The name stays reserved. The last owner cannot: 409 `last_owner`. Without `words` all stays, and a
         *     moderator's link brings me back. With it the account is deleted: nothing of the profile stays, and
         *     my messages stay under the bare name (`keep`) or become tombstones first, everywhere (`remove`).
         */
        readonly delete: operations["leave"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change my profile
         * @description An empty `bio`, `pronouns` or `colour` takes it away; an empty `display_name` goes back to the username.
         */
        readonly patch: operations["update_me"];
        readonly trace?: never;
    };
    readonly "/api/me/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * All that is mine, a page at a time
         * @description My profile, whom I blocked, and everything I said, oldest channel first. A page may be short and have a `next`. Draws on the limit of searches.
         */
        readonly get: operations["export_me"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/me/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Change my password
         * @description Ends all my other sessions and their streams. 403 `wrong_credentials` with `field: current` when the present one is wrong.
         */
        readonly put: operations["change_password"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/me/presence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * How I want to be seen while I am here
         * @description `invisible` looks like offline. `until` ends `text` and `emoji`, not the state. Ephemeral: a restart of the server forgets it.
         */
        readonly put: operations["choose_presence"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/invites": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Invites that still work
         * @description One's own; moderators and owners see all. Codes are stored hashed, so `id` names each instead.
         */
        readonly get: operations["list_invites"];
        readonly put?: never;
        /**
         * Make an invite link
         * @description Members may make one-use invites for role member; moderators also for guests and with more uses.
         *     `role: guest` needs `channels`. Nobody invites to a role above member.
         *     `url` begins with the server's public address; without one, with the address that was asked. Where that is
         *     `localhost` (or 127.*, ::1) and the server listens on all addresses, it is one that others at home can open.
         */
        readonly post: operations["create_invite"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/invites/{code}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: components["parameters"]["code"];
            };
            readonly cookie?: never;
        };
        /**
         * What an invite leads to
         * @description 404 for a code that never was; 410 `invite_gone` when used up, expired or revoked.
         */
        readonly get: operations["get_invite"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke an invite
         * @description By its code or by its `id` from the list. One's own; moderators and owners any.
         */
        readonly delete: operations["revoke_invite"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/invites/{code}/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: components["parameters"]["code"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Join
         * @description 409 `name_taken` with `field: username`; 410 `invite_gone`. The last use has exactly one winner.
         */
        readonly post: operations["accept_invite"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/links/{code}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: components["parameters"]["code"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Come back by a one-time sign-in link
         * @description `password` sets a new one and ends all other sessions. Used ones are forgotten: 404 as for a code that never was; 410 `link_gone` when expired, revoked by what came since, or used at this very moment.
         */
        readonly post: operations["use_link"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everybody I may see */
        readonly get: operations["list_members"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/members/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Show somebody the door
         * @description Moderators and owners, never an equal or higher one. Ends the person's sessions and streams within a second.
         */
        readonly delete: operations["kick_member"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change somebody's role, or give him a time-out
         * @description Owners any role; moderators guest ↔ member and time-outs. Never of an equal or higher one. 409 `last_owner`.
         */
        readonly patch: operations["update_member"];
        readonly trace?: never;
    };
    readonly "/api/members/{username}/link": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * A one-time sign-in link for somebody who forgot
         * @description For somebody of a strictly lower role, also for a kicked person, whom it brings back.
         */
        readonly post: operations["create_link"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/snapshot": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All a client needs at start, read at one position */
        readonly get: operations["get_snapshot"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sendmessage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Post
         * @description 201 after the message has reached the disk. The same `nonce` with the same channel, content and
         *     reply is 200 with the message as it is now; with anything else 409 `nonce_reused`.
         *     403 `forbidden` where only moderators post, `muted`, `archived`; 422 `invalid_content`.
         */
        readonly post: operations["send_message"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        /**
         * A page of history
         * @description Without a selector the newest. At most one of `before`, `after`, `around`. `seq` is dense; tombstones are in the page.
         */
        readonly get: operations["list_messages"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/messages/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Take a message away
         * @description Author; a moderator that of somebody lower or gone, and lines of the server, but not in a direct or group. A tombstone keeps its `seq`. Deleting again changes nothing and is 204.
         */
        readonly delete: operations["delete_message"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change my words
         * @description Author only. The same words again change nothing, not even `edited`.
         */
        readonly patch: operations["edit_message"];
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Read up to here
         * @description May go down ("mark unread from here"). Above the newest counts as the newest.
         */
        readonly put: operations["mark_read"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/messages/{id}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        /**
         * What a message was before its edits
         * @description For moderators and owners. The oldest first, the present words not among them; the newest 50 are kept. A deleted message has none.
         */
        readonly get: operations["list_versions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/messages/{id}/pin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Pin a message
         * @description Moderators and keepers, in directs and groups everybody. Others hear `message_edited` with `pinned` and a line of the server. A channel has up to 250 pins, one more is 409 `too_many`. Twice is once.
         */
        readonly put: operations["pin_message"];
        readonly post?: never;
        /** Take a pin away */
        readonly delete: operations["unpin_message"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/messages/{id}/reactions/{emoji}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
                /** @description Percent-encoded */
                readonly emoji: components["parameters"]["emoji"];
            };
            readonly cookie?: never;
        };
        /** Who reacted so, in order */
        readonly get: operations["list_reactors"];
        /**
         * React
         * @description A fully-qualified Unicode emoji or `:name:` of one of ours; anything else is 422 with `field: emoji`. Up to 20 kinds a message, one more is 409 `too_many`. Twice is once. Own limit: `reactions_per_s`.
         */
        readonly put: operations["add_reaction"];
        readonly post?: never;
        /** Take my reaction back */
        readonly delete: operations["remove_reaction"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/pins": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        /** All pinned messages, the newest first */
        readonly get: operations["list_pins"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/mentions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Messages that call me, the newest first, in channels that I see */
        readonly get: operations["list_mentions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/messages/{id}/saved": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Keep a message for myself
         * @description Nobody else hears of it; my devices hear `saved`. Up to 1,000, one more is 409 `too_many`. Twice is once. A deleted message leaves every shelf.
         */
        readonly put: operations["save_message"];
        readonly post?: never;
        /** Keep it no longer */
        readonly delete: operations["let_message_go"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/messages/{id}/origin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        /**
         * Where what was passed on was said first
         * @description Messages are the same for every reader, so they do not tell. 404 where it is gone, or was said where I do not see, alike.
         */
        readonly get: operations["get_origin"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/saved": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What I saved, the last saved first, in channels that I see */
        readonly get: operations["list_saved"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Messages that fit, the newest first, in channels that I see
         * @description `q` is words, "several words" as they stand, and `from:NAME` `in:CHANNEL` (name or id)
         *     `mentions:NAME` `has:link|code|pin` `before:` `after:` (a day, its beginning in UTC, or a time);
         *     values with blanks stand in quotes. All words and all operators must fit, but of several `from`
         *     and of several `in` one. Parts of words are found, whatever their case and marks. What nobody
         *     or nothing is called finds nothing. An unknown value of `has`, `before`, `after`, more than 200
         *     characters or 12 words: 422 with `field: q`. Own limit: 2 a second, 10 at once.
         *     A page may be short, even empty, and have a `next`: the search goes on from there.
         */
        readonly get: operations["search_messages"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/blocks/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * See nothing of somebody any more
         * @description His messages are for clients to fold. Neither of us writes into our direct any more, nor starts one: 403. He is not told. Up to 500. My devices hear `blocked`.
         */
        readonly put: operations["block_person"];
        readonly post?: never;
        /** See him again */
        readonly delete: operations["unblock_person"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/emoji": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The group's own emoji, as they were added */
        readonly get: operations["list_emoji"];
        readonly put?: never;
        /**
         * Add an emoji of our own
         * @description Members. It is used as `:name:`; `aliases` lead to it in search and completion. A name that leads to another one already is 409 `name_taken`; up to 250, one more is 409 `too_many`.
         */
        readonly post: operations["add_emoji"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/emoji/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: components["schemas"]["EmojiName"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Take an emoji of ours away
         * @description Who added it, or a moderator. Reactions with it stay until they are taken back.
         */
        readonly delete: operations["remove_emoji"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Give it other aliases
         * @description Who added it, or a moderator.
         */
        readonly patch: operations["update_emoji"];
        readonly trace?: never;
    };
    readonly "/api/channels": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a channel
         * @description Moderators; members a private one, which they look after (`keeper`). `members` besides oneself are
         *     let into a private one, or name guests for an open one. Up to 500 channels, one more is 409
         *     `too_many`. Names are composed (NFC); invisible and look-alike characters are 422.
         */
        readonly post: operations["create_channel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a channel with all that was said in it
         * @description Owners, and the keeper of a private one. Never `home`, a direct or a group.
         */
        readonly delete: operations["delete_channel"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change what a channel is like
         * @description Moderators; a keeper name, sign, topic and `archived` of his own. `private: true` closes it to all
         *     who are not in `members`, `false` opens it. `home` is never private or archived. New names and
         *     topics leave a line of the server in the channel.
         */
        readonly patch: operations["update_channel"];
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/members/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Let somebody in
         * @description Into a private channel its keeper and moderators who see it; into a group (up to 10) everybody in it; a guest into any channel moderators.
         */
        readonly put: operations["let_in"];
        readonly post?: never;
        /**
         * Put somebody out, or leave
         * @description Oneself always, but from an open channel (guests may) or a direct. When a keeper goes, whoever has been in longest keeps; with the last one a closed channel ends.
         */
        readonly delete: operations["put_out"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/notify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * How this channel calls me
         * @description Absent fields stay. An empty or past `muted_until` ends the silence. `hidden` takes a direct or group out of my list until its next message. My devices hear `notify`.
         */
        readonly put: operations["set_notify"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/channels/{channel}/typing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * I am typing here
         * @description Others who see the channel hear `typing` within a tenth of a second. Say it every 3 s; more than one a second, and from who may not speak there, is dropped.
         */
        readonly post: operations["type"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/directs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * The talk between me and these people
         * @description One other makes a direct, two to nine a group. Members and above. A guest may be named, not ask.
         */
        readonly post: operations["start_talk"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/members/{username}/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete what somebody said lately
         * @description Moderators, never of an equal or higher one; in channels that I see, up to 500 messages at once, the newest of each channel first.
         */
        readonly delete: operations["clean_messages"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who may not come back
         * @description Moderators.
         */
        readonly get: operations["list_bans"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bans/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Show somebody the door for good
         * @description Moderators, never an equal or higher one; also somebody who has gone. No link brings him back.
         */
        readonly put: operations["ban_member"];
        readonly post?: never;
        /**
         * Lift a ban
         * @description A sign-in link may bring the person back then.
         */
        readonly delete: operations["unban_member"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who did what, the newest first
         * @description Moderators. The newest 10,000 are kept; what happened in channels that I do not see is left out.
         */
        readonly get: operations["list_audit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/messagestream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Everything that changes, as it changes
         * @description Server-Sent Events. The default event (no `event:` line) is a new message; all else is named.
         *     `data` of each event is its schema in `StreamEvents`. Committed changes carry `id:` = cursor,
         *     accepted again as `Last-Event-ID` (which wins) or `?since=`. `hello` comes first, then the
         *     replay, then `caught_up`, then live. A cursor that is garbage, of another epoch, pruned or
         *     impossible gives `resync` with `id:` = the head, and the stream goes on live. A comment every
         *     15 s keeps proxies awake. A reader that falls too far behind is closed; its cursor is good.
         *     429 `too_many_streams` beyond the streams of one person or address.
         */
        readonly get: operations["open_stream"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The process answers */
        readonly get: operations["up"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The store takes writes */
        readonly get: operations["ready"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Not one of everyone, here, home, deleted, system, snug; never given to somebody else */
        readonly Username: string;
        readonly ChannelId: string;
        readonly MessageId: string;
        /**
         * Format: int64
         * @description Number within the channel, without holes
         */
        readonly Seq: number;
        /**
         * Format: int64
         * @description Position of the last change
         */
        readonly Rev: number;
        /** @description Opaque to clients */
        readonly Cursor: string;
        readonly Time: string;
        readonly Nonce: string;
        readonly Password: string;
        /** @enum {string} */
        readonly Role: "owner" | "moderator" | "member" | "guest";
        /** @enum {string} */
        readonly PresenceState: "online" | "idle" | "dnd" | "offline";
        readonly Empty: Record<string, never>;
        readonly Health: {
            /** @enum {string} */
            readonly status: "up" | "ready";
        };
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly code: components["schemas"]["ProblemCode"];
            /** @description For people */
            readonly detail: string;
            /** @description The offending field of the request */
            readonly field?: string;
        };
        /**
         * @description 400 bad_request · 401 not_signed_in, wrong_credentials · 403 forbidden, foreign_origin, wrong_token,
         *     wrong_credentials (present password), muted, archived · 404 not_found · 405 method_not_allowed ·
         *     409 name_taken, nonce_reused, already_set_up, last_owner, too_many · 410 invite_gone, link_gone ·
         *     413 body_too_large · 414 target_too_long · 415 unsupported_media_type · 417 expectation_failed ·
         *     421 misdirected · 422 invalid_field, invalid_content · 429 rate_limited, too_many_streams, slow_mode ·
         *     431 head_too_large · 500 internal · 503 busy, unavailable · 505 version_not_supported · 507 no_space, read_only
         * @enum {string}
         */
        readonly ProblemCode: "bad_request" | "not_signed_in" | "wrong_credentials" | "forbidden" | "foreign_origin" | "wrong_token" | "muted" | "archived" | "slow_mode" | "not_found" | "method_not_allowed" | "name_taken" | "nonce_reused" | "already_set_up" | "last_owner" | "too_many" | "invite_gone" | "link_gone" | "body_too_large" | "target_too_long" | "unsupported_media_type" | "expectation_failed" | "misdirected" | "invalid_field" | "invalid_content" | "rate_limited" | "too_many_streams" | "head_too_large" | "internal" | "busy" | "unavailable" | "version_not_supported" | "no_space" | "read_only";
        readonly SetupState: {
            readonly needed: boolean;
        };
        readonly SetupRequest: {
            /** @description Printed at the first start, behind the # of the address */
            readonly token: string;
            readonly server_name: string;
            readonly username: components["schemas"]["Username"];
            readonly password: components["schemas"]["Password"];
            readonly display_name?: components["schemas"]["DisplayName"];
            /** @default false */
            readonly bearer?: boolean;
        };
        readonly SignInRequest: {
            readonly username: string;
            readonly password: string;
            /**
             * @description true: no cookie, a `token` instead
             * @default false
             */
            readonly bearer?: boolean;
        };
        readonly SignedIn: {
            readonly me: components["schemas"]["Me"];
            readonly session: components["schemas"]["SessionInfo"];
            /** @description Only with `bearer: true` */
            readonly token?: string;
        };
        readonly SessionInfo: {
            readonly id: string;
            /** @description What the browser called itself, shortened */
            readonly device: string;
            readonly created: components["schemas"]["Time"];
            readonly last_used: components["schemas"]["Time"];
            readonly current: boolean;
        };
        readonly SessionList: {
            readonly sessions: readonly components["schemas"]["SessionInfo"][];
        };
        readonly DisplayName: string;
        readonly Member: {
            readonly username: components["schemas"]["Username"];
            readonly display_name: components["schemas"]["DisplayName"];
            readonly role: components["schemas"]["Role"];
            readonly avatar?: string;
            readonly colour?: string;
            readonly bio?: string;
            readonly pronouns?: string;
            readonly bot?: boolean;
            readonly joined: components["schemas"]["Time"];
            readonly invited_by?: components["schemas"]["Username"];
            readonly muted_until?: components["schemas"]["Time"];
        };
        readonly Me: components["schemas"]["Member"];
        readonly MemberList: {
            readonly members: readonly components["schemas"]["Member"][];
        };
        readonly ProfileChange: {
            readonly display_name?: components["schemas"]["DisplayName"];
            readonly bio?: string;
            readonly pronouns?: string;
            readonly colour?: string;
        };
        readonly PasswordChange: {
            readonly current: string;
            readonly new: components["schemas"]["Password"];
        };
        readonly MemberChange: {
            readonly role?: components["schemas"]["Role"];
            /** @description A time-out, up to 28 days; empty or past ends it */
            readonly muted_until?: string;
        };
        readonly BanList: {
            readonly users: readonly components["schemas"]["Username"][];
        };
        readonly Cleaned: {
            readonly deleted: number;
        };
        readonly AuditEntry: {
            /** Format: int64 */
            readonly id: number;
            readonly at: components["schemas"]["Time"];
            /** @enum {string} */
            readonly what: "message_deleted" | "messages_cleaned" | "channel_created" | "channel_updated" | "channel_deleted" | "let_in" | "put_out" | "kicked" | "banned" | "unbanned" | "muted" | "unmuted" | "role_given";
            /** @description Absent for the command line */
            readonly by?: components["schemas"]["Username"];
            readonly target?: components["schemas"]["Username"];
            readonly channel?: components["schemas"]["ChannelId"];
            /** @description A role, a time, a number, an id: never words of a message */
            readonly detail?: string;
        };
        readonly AuditPage: {
            readonly entries: readonly components["schemas"]["AuditEntry"][];
            /** Format: int64 */
            readonly next?: number;
        };
        readonly MemberLeft: {
            readonly username: components["schemas"]["Username"];
            /**
             * @description `hidden`: is still here, but shares no channel with this guest any more
             * @enum {string}
             */
            readonly reason: "left" | "kicked" | "banned" | "deleted" | "hidden";
        };
        readonly InviteRequest: {
            /** @default 1 */
            readonly max_uses?: number;
            /** @default 604800 */
            readonly expires_in_s?: number;
            /**
             * @default member
             * @enum {string}
             */
            readonly role?: "member" | "guest";
            /** @description Required with `role: guest`: where the guest is let in */
            readonly channels?: readonly components["schemas"]["ChannelId"][];
        };
        readonly Invite: {
            readonly code: string;
            readonly id: components["schemas"]["InviteId"];
            readonly url: string;
            readonly max_uses: number;
            readonly uses: number;
            readonly expires: components["schemas"]["Time"];
            readonly role: components["schemas"]["Role"];
            readonly by: components["schemas"]["Username"];
            readonly channels?: readonly components["schemas"]["ChannelId"][];
        };
        /** @description First 16 hex digits of the hash of the code */
        readonly InviteId: string;
        readonly InviteInfo: {
            readonly id: components["schemas"]["InviteId"];
            readonly max_uses: number;
            readonly uses: number;
            readonly expires: components["schemas"]["Time"];
            readonly role: components["schemas"]["Role"];
            readonly by: components["schemas"]["Username"];
            readonly channels?: readonly components["schemas"]["ChannelId"][];
        };
        readonly InviteList: {
            readonly invites: readonly components["schemas"]["InviteInfo"][];
        };
        readonly InvitePreview: {
            readonly server: {
                readonly name: string;
                readonly icon?: string;
                readonly members: number;
            };
            readonly by: components["schemas"]["Username"];
            readonly by_name: components["schemas"]["DisplayName"];
            readonly role: components["schemas"]["Role"];
        };
        readonly JoinRequest: {
            readonly username: components["schemas"]["Username"];
            readonly password: components["schemas"]["Password"];
            readonly display_name?: components["schemas"]["DisplayName"];
            /** @default false */
            readonly bearer?: boolean;
        };
        readonly SignInLink: {
            readonly url: string;
            readonly expires: components["schemas"]["Time"];
        };
        readonly LinkUse: {
            readonly password?: components["schemas"]["Password"];
            /** @default false */
            readonly bearer?: boolean;
        };
        readonly Server: {
            readonly name: string;
            readonly icon?: string;
            readonly version: string;
            readonly limits: components["schemas"]["Limits"];
        };
        readonly Limits: {
            readonly content_max: number;
            /** @description 0: this server takes none */
            readonly attachments_max: number;
            /**
             * Format: int64
             * @description Bytes; 0: no uploads
             */
            readonly upload_max: number;
        };
        /** @enum {string} */
        readonly ChannelKind: "text" | "voice" | "direct" | "group";
        /** @description A channel without anybody's own marks, as events tell it */
        readonly ChannelState: {
            readonly id: components["schemas"]["ChannelId"];
            readonly kind: components["schemas"]["ChannelKind"];
            readonly name: string;
            readonly sign?: string;
            readonly topic: string;
            readonly section: string;
            readonly position: number;
            readonly private: boolean;
            /** @enum {string} */
            readonly who_posts: "all" | "moderators";
            readonly slow_mode_s: number;
            readonly archived: boolean;
            /** @description Private, direct, group */
            readonly members?: readonly components["schemas"]["Username"][];
            readonly keeper?: components["schemas"]["Username"];
            /** Format: int64 */
            readonly last_seq: number;
        };
        /** @description A channel with my own marks */
        readonly Channel: {
            readonly id: components["schemas"]["ChannelId"];
            readonly kind: components["schemas"]["ChannelKind"];
            readonly name: string;
            /** @description Icon name */
            readonly sign?: string;
            readonly topic: string;
            readonly section: string;
            readonly position: number;
            readonly private: boolean;
            /** @enum {string} */
            readonly who_posts: "all" | "moderators";
            readonly slow_mode_s: number;
            readonly archived: boolean;
            /** @description Private, direct, group */
            readonly members?: readonly components["schemas"]["Username"][];
            readonly keeper?: components["schemas"]["Username"];
            /** Format: int64 */
            readonly last_seq: number;
            /** Format: int64 */
            readonly read_seq: number;
            /** @description Counted up to 100 */
            readonly unread: number;
            readonly mentions: number;
            readonly notify: components["schemas"]["Notify"];
        };
        /** @description A channel I may see from now on, with my marks; for guests and newcomers the people in it */
        readonly ChannelVisible: {
            readonly id: components["schemas"]["ChannelId"];
            readonly kind: components["schemas"]["ChannelKind"];
            readonly name: string;
            readonly sign?: string;
            readonly topic: string;
            readonly section: string;
            readonly position: number;
            readonly private: boolean;
            /** @enum {string} */
            readonly who_posts: "all" | "moderators";
            readonly slow_mode_s: number;
            readonly archived: boolean;
            readonly members?: readonly components["schemas"]["Username"][];
            readonly keeper?: components["schemas"]["Username"];
            /** Format: int64 */
            readonly last_seq: number;
            /** Format: int64 */
            readonly read_seq: number;
            readonly unread: number;
            readonly mentions: number;
            readonly notify: components["schemas"]["Notify"];
            readonly people?: readonly components["schemas"]["Member"][];
        };
        readonly ChannelRef: {
            readonly id: components["schemas"]["ChannelId"];
        };
        readonly Notify: {
            /** @enum {string} */
            readonly level: "all" | "mentions" | "none";
            readonly muted_until?: components["schemas"]["Time"];
            readonly hidden?: boolean;
        };
        readonly NotifyChange: {
            /** @enum {string} */
            readonly level?: "all" | "mentions" | "none";
            /** @description A time; empty ends the silence */
            readonly muted_until?: string;
            readonly hidden?: boolean;
        };
        readonly NotifyState: {
            readonly channel: components["schemas"]["ChannelId"];
            /** @enum {string} */
            readonly level: "all" | "mentions" | "none";
            readonly muted_until?: components["schemas"]["Time"];
            readonly hidden?: boolean;
        };
        readonly ChannelRequest: {
            /** @enum {string} */
            readonly kind: "text" | "voice";
            readonly name: string;
            /** @description Name of an icon */
            readonly sign?: string;
            readonly topic?: string;
            readonly section?: string;
            readonly position?: number;
            /** @default false */
            readonly private?: boolean;
            readonly members?: readonly components["schemas"]["Username"][];
            /**
             * @default all
             * @enum {string}
             */
            readonly who_posts?: "all" | "moderators";
            /** @default 0 */
            readonly slow_mode_s?: number;
        };
        readonly ChannelChange: {
            readonly name?: string;
            readonly sign?: string;
            readonly topic?: string;
            readonly section?: string;
            readonly position?: number;
            readonly private?: boolean;
            /** @enum {string} */
            readonly who_posts?: "all" | "moderators";
            readonly slow_mode_s?: number;
            readonly archived?: boolean;
        };
        readonly TalkRequest: {
            readonly users: readonly components["schemas"]["Username"][];
        };
        readonly ReadState: {
            readonly channel: components["schemas"]["ChannelId"];
            /** Format: int64 */
            readonly read_seq: number;
            readonly unread: number;
            readonly mentions: number;
        };
        /** @description All that is mine of a channel, as `hello` tells it */
        readonly Marks: {
            readonly channel: components["schemas"]["ChannelId"];
            /** Format: int64 */
            readonly read_seq: number;
            readonly unread: number;
            readonly mentions: number;
            readonly notify: components["schemas"]["Notify"];
        };
        readonly ReadRequest: {
            /** Format: int64 */
            readonly seq: number;
        };
        /** @description Needs `content`, or `forward` and no content */
        readonly MessageRequest: {
            /** @description Code points; kept as sent apart from CRLF → LF and white space at the ends */
            readonly content?: string;
            /** @default home */
            readonly channel?: string;
            readonly nonce?: components["schemas"]["Nonce"];
            readonly reply_to?: components["schemas"]["MessageId"];
            readonly forward?: components["schemas"]["ForwardSource"];
            /** @description An unknown one is 422 `invalid_field` with `field: attachments` */
            readonly attachments?: readonly Record<string, never>[];
        };
        /** @description What is passed on, with its words and whose they are; one that is not there or not for me is 422 with `field: forward`. It calls nobody and is never edited. */
        readonly ForwardSource: {
            readonly channel: components["schemas"]["ChannelId"];
            readonly _id: components["schemas"]["MessageId"];
        };
        readonly MessageEdit: {
            readonly content: string;
        };
        readonly ReplyTo: {
            readonly _id: components["schemas"]["MessageId"];
            readonly seq: components["schemas"]["Seq"];
            /** @description A username, or a name from outside */
            readonly author: string;
        };
        /** @description A quiet line the server wrote; `author` did it */
        readonly SystemLine: {
            /** @enum {string} */
            readonly kind: "joined" | "pinned" | "renamed" | "topic" | "call";
            /** @description The new name or topic */
            readonly detail?: string;
        };
        readonly Reaction: {
            readonly emoji: string;
            readonly users: readonly components["schemas"]["Username"][];
            readonly count: number;
        };
        readonly ReactionChange: {
            readonly _id: components["schemas"]["MessageId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly seq: components["schemas"]["Seq"];
            readonly emoji: string;
            readonly user: components["schemas"]["Username"];
            readonly rev: components["schemas"]["Rev"];
        };
        readonly ReactorPage: {
            readonly users: readonly components["schemas"]["Username"][];
            readonly next?: string;
        };
        readonly VersionList: {
            readonly versions: readonly {
                readonly content: string;
                readonly at: components["schemas"]["Time"];
            }[];
        };
        readonly Attachment: {
            readonly id: string;
            readonly name: string;
            readonly type: string;
            /** Format: int64 */
            readonly size: number;
            /** @enum {string} */
            readonly kind: "image" | "video" | "audio" | "file";
            /** @enum {string} */
            readonly state: "ready" | "processing" | "failed";
            readonly url: string;
            readonly thumb?: string;
            readonly poster?: string;
            readonly width?: number;
            readonly height?: number;
            readonly duration_ms?: number;
            readonly animated?: boolean;
            readonly thumbhash?: string;
            readonly waveform?: string;
            readonly alt?: string;
            readonly spoiler?: boolean;
        };
        /** @description The same for every viewer */
        readonly Message: {
            readonly _id: components["schemas"]["MessageId"];
            readonly content: string;
            readonly timestamp: components["schemas"]["Time"];
            /** @description A username; with `outside` whatever name somebody put there */
            readonly author: string;
            readonly channel: components["schemas"]["ChannelId"];
            readonly seq: components["schemas"]["Seq"];
            readonly rev: components["schemas"]["Rev"];
            /** @description In the reply and the live event; history may leave it out */
            readonly nonce?: components["schemas"]["Nonce"];
            readonly reply_to?: components["schemas"]["ReplyTo"];
            readonly forwarded?: components["schemas"]["Forwarded"];
            readonly edited?: components["schemas"]["Time"];
            readonly attachments: readonly components["schemas"]["Attachment"][];
            readonly reactions: readonly components["schemas"]["Reaction"][];
            readonly mentions: readonly string[];
            readonly pinned?: boolean;
            /** @description Written straight into the database by somebody else */
            readonly outside?: boolean;
            readonly system?: components["schemas"]["SystemLine"];
            /** @description Only in what a search found */
            readonly highlights?: readonly components["schemas"]["Highlight"][];
        };
        /** @description Whose words these are, and when they were said; the message's author passed them on */
        readonly Forwarded: {
            readonly author: components["schemas"]["Username"];
            readonly timestamp: components["schemas"]["Time"];
        };
        readonly Place: {
            readonly channel: components["schemas"]["ChannelId"];
            readonly _id: components["schemas"]["MessageId"];
            readonly seq: components["schemas"]["Seq"];
        };
        readonly SavedChange: {
            readonly _id: components["schemas"]["MessageId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly saved: boolean;
        };
        readonly BlockChange: {
            readonly user: components["schemas"]["Username"];
            readonly blocked: boolean;
        };
        readonly EmojiName: string;
        readonly OwnEmoji: {
            readonly name: components["schemas"]["EmojiName"];
            readonly aliases: readonly components["schemas"]["EmojiName"][];
            readonly by: components["schemas"]["Username"];
            readonly added: components["schemas"]["Time"];
        };
        readonly EmojiRef: {
            readonly name: components["schemas"]["EmojiName"];
        };
        readonly EmojiRequest: {
            readonly name: components["schemas"]["EmojiName"];
            readonly aliases?: readonly components["schemas"]["EmojiName"][];
        };
        readonly EmojiChange: {
            readonly aliases: readonly components["schemas"]["EmojiName"][];
        };
        readonly EmojiList: {
            readonly emoji: readonly components["schemas"]["OwnEmoji"][];
        };
        /** @description Start and length in code points of `content` */
        readonly Highlight: readonly number[];
        readonly SearchPage: {
            readonly messages: readonly components["schemas"]["Message"][];
            /** @description Originals of replies that are not among them */
            readonly referenced?: readonly components["schemas"]["Entry"][];
            /** @description What was said right behind each, where something was */
            readonly following?: readonly components["schemas"]["Message"][];
            readonly next?: string;
        };
        readonly ExportPage: {
            readonly me: components["schemas"]["Me"];
            readonly blocked: readonly components["schemas"]["Username"][];
            readonly messages: readonly components["schemas"]["Message"][];
            readonly next?: string;
        };
        /** @description A message stood here */
        readonly Tombstone: {
            readonly _id: components["schemas"]["MessageId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly seq: components["schemas"]["Seq"];
            readonly rev: components["schemas"]["Rev"];
            /** @constant */
            readonly deleted: true;
        };
        /** @description What stands at one `seq` */
        readonly Entry: components["schemas"]["Message"] | components["schemas"]["Tombstone"];
        readonly MessagePage: {
            /** @description Ascending by `seq` */
            readonly messages: readonly components["schemas"]["Entry"][];
            /** @description Originals of replies that are not on the page */
            readonly referenced?: readonly components["schemas"]["Entry"][];
            readonly has_before: boolean;
            readonly has_after: boolean;
        };
        readonly MessageList: {
            readonly messages: readonly components["schemas"]["Message"][];
            /** @description Originals of replies that are not among them */
            readonly referenced?: readonly components["schemas"]["Entry"][];
            readonly next?: string;
        };
        readonly Snapshot: {
            readonly cursor: components["schemas"]["Cursor"];
            readonly me: components["schemas"]["Me"];
            readonly server: components["schemas"]["Server"];
            readonly channels: readonly components["schemas"]["Channel"][];
            readonly members: readonly components["schemas"]["Member"][];
            /** @description username → state; who is absent is offline */
            readonly presence: {
                readonly [key: string]: components["schemas"]["PresenceState"];
            };
            /** @description username → words; only who has some */
            readonly statuses: {
                readonly [key: string]: components["schemas"]["StatusWords"];
            };
            /** @description The group's own */
            readonly emoji: readonly components["schemas"]["OwnEmoji"][];
            /** @description Whom I do not want to see */
            readonly blocked: readonly components["schemas"]["Username"][];
            /** @description Voice rooms; none yet */
            readonly voice: readonly Record<string, never>[];
            readonly messages: {
                readonly channel: components["schemas"]["ChannelId"];
                readonly messages: readonly components["schemas"]["Entry"][];
                readonly referenced?: readonly components["schemas"]["Entry"][];
                readonly has_before: boolean;
                /** @description As in every page; the newest has nothing after it */
                readonly has_after?: boolean;
            };
        };
        readonly StreamEvents: {
            readonly message?: components["schemas"]["Message"];
            readonly hello?: components["schemas"]["Hello"];
            readonly caught_up?: components["schemas"]["CaughtUp"];
            readonly resync?: components["schemas"]["Resync"];
            readonly message_edited?: components["schemas"]["Message"];
            readonly message_deleted?: components["schemas"]["Tombstone"];
            readonly reaction_added?: components["schemas"]["ReactionChange"];
            readonly reaction_removed?: components["schemas"]["ReactionChange"];
            readonly channel_created?: components["schemas"]["ChannelState"];
            readonly channel_updated?: components["schemas"]["ChannelState"];
            readonly channel_deleted?: components["schemas"]["ChannelRef"];
            readonly channel_visible?: components["schemas"]["ChannelVisible"];
            readonly channel_hidden?: components["schemas"]["ChannelRef"];
            readonly member_joined?: components["schemas"]["Member"];
            readonly member_updated?: components["schemas"]["Member"];
            readonly member_left?: components["schemas"]["MemberLeft"];
            readonly server_updated?: components["schemas"]["Server"];
            readonly emoji_added?: components["schemas"]["OwnEmoji"];
            readonly emoji_removed?: components["schemas"]["EmojiRef"];
            readonly saved?: components["schemas"]["SavedChange"];
            readonly blocked?: components["schemas"]["BlockChange"];
            readonly read?: components["schemas"]["ReadState"];
            readonly notify?: components["schemas"]["NotifyState"];
            readonly typing?: components["schemas"]["Typing"];
            readonly presence?: components["schemas"]["Presence"];
            readonly signed_out?: components["schemas"]["SignedOut"];
        };
        readonly StatusWords: {
            readonly text?: string;
            readonly emoji?: string;
        };
        readonly Hello: {
            readonly cursor: components["schemas"]["Cursor"];
            readonly reads: readonly components["schemas"]["Marks"][];
            /** @description Whom I do not want to see */
            readonly blocked: readonly components["schemas"]["Username"][];
        };
        readonly CaughtUp: {
            readonly cursor: components["schemas"]["Cursor"];
        };
        readonly Resync: {
            /** @enum {string} */
            readonly reason: "epoch" | "pruned" | "invalid";
        };
        readonly PresenceChoice: {
            /** @enum {string} */
            readonly state: "online" | "idle" | "dnd" | "invisible";
            readonly text?: string;
            readonly emoji?: string;
            /** @description A time within 30 days; empty or absent: until it is changed */
            readonly until?: string;
        };
        readonly Typing: {
            readonly channel: components["schemas"]["ChannelId"];
            readonly user: components["schemas"]["Username"];
        };
        readonly Presence: {
            readonly user: components["schemas"]["Username"];
            readonly state: components["schemas"]["PresenceState"];
            readonly text?: string;
            readonly emoji?: string;
        };
        /** @description The stream closes behind it */
        readonly SignedOut: {
            readonly reason: string;
        };
    };
    responses: {
        /** @description Signed in; the cookie is set, or `token` is given where `bearer` was asked for */
        readonly SignedIn: {
            headers: {
                readonly "Set-Cookie"?: string;
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["SignedIn"];
            };
        };
        /** @description A refusal (RFC 9457) */
        readonly Problem: {
            headers: {
                /** @description Seconds; with 429 and 503 */
                readonly "Retry-After"?: number;
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Above 100 counts as 100, below 1 is 422 */
        readonly limit: number;
        readonly channel: components["schemas"]["ChannelId"];
        readonly message: components["schemas"]["MessageId"];
        /** @description Percent-encoded */
        readonly emoji: string;
        readonly session: string;
        readonly username: components["schemas"]["Username"];
        readonly code: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly get_setup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The state */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SetupState"];
                };
            };
        };
    };
    readonly set_up: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetupRequest"];
            };
        };
        readonly responses: {
            readonly 201: components["responses"]["SignedIn"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_sessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Devices */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly sign_in: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SignInRequest"];
            };
        };
        readonly responses: {
            readonly 201: components["responses"]["SignedIn"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly revoke_other_sessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly sign_out: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly revoke_session: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: components["parameters"]["session"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly get_me: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Me */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Me"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly leave: {
        readonly parameters: {
            readonly query?: {
                readonly words?: "keep" | "remove";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Gone */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly update_me: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ProfileChange"];
            };
        };
        readonly responses: {
            /** @description Me as I am now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Me"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly export_me: {
        readonly parameters: {
            readonly query?: {
                /** @description An earlier page's `next` */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page; without `next` the last */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExportPage"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly change_password: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PasswordChange"];
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly choose_presence: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PresenceChoice"];
            };
        };
        readonly responses: {
            /** @description Others hear `presence` */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_invites: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Invites */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InviteList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly create_invite: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["InviteRequest"];
            };
        };
        readonly responses: {
            /** @description The invite; the code is told only here */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invite"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly get_invite: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: components["parameters"]["code"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Preview */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvitePreview"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly revoke_invite: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: components["parameters"]["code"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Revoked */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly accept_invite: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: components["parameters"]["code"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["JoinRequest"];
            };
        };
        readonly responses: {
            readonly 201: components["responses"]["SignedIn"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly use_link: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly code: components["parameters"]["code"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["LinkUse"];
            };
        };
        readonly responses: {
            readonly 201: components["responses"]["SignedIn"];
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_members: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Members */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MemberList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly kick_member: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Gone */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly update_member: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MemberChange"];
            };
        };
        readonly responses: {
            /** @description The member as he is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Member"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly create_link: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Empty"];
            };
        };
        readonly responses: {
            /** @description The link; told only here */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignInLink"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly get_snapshot: {
        readonly parameters: {
            readonly query?: {
                /** @description Whose newest messages; without it the first channel I see */
                readonly channel?: components["schemas"]["ChannelId"];
                /** @description Above 100 counts as 100, below 1 is 422 */
                readonly limit?: components["parameters"]["limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The state at `cursor` */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Snapshot"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly send_message: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MessageRequest"];
            };
        };
        readonly responses: {
            /** @description It was stored before */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description Stored */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Message"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_messages: {
        readonly parameters: {
            readonly query?: {
                readonly before?: components["schemas"]["Seq"];
                readonly after?: number;
                readonly around?: components["schemas"]["Seq"];
                /** @description Above 100 counts as 100, below 1 is 422 */
                readonly limit?: components["parameters"]["limit"];
            };
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessagePage"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly delete_message: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly edit_message: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MessageEdit"];
            };
        };
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Message"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly mark_read: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReadRequest"];
            };
        };
        readonly responses: {
            /** @description Noted; my devices hear `read` */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_versions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Earlier words */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VersionList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly pin_message: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Pinned */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly unpin_message: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Not pinned any more */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_reactors: {
        readonly parameters: {
            readonly query?: {
                /** @description Only that one, or none */
                readonly user?: components["schemas"]["Username"];
                /** @description An earlier page's `next` */
                readonly after?: string;
                /** @description Above 100 counts as 100, below 1 is 422 */
                readonly limit?: components["parameters"]["limit"];
            };
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
                /** @description Percent-encoded */
                readonly emoji: components["parameters"]["emoji"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description People */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReactorPage"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly add_reaction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
                /** @description Percent-encoded */
                readonly emoji: components["parameters"]["emoji"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is there */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly remove_reaction: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
                /** @description Percent-encoded */
                readonly emoji: components["parameters"]["emoji"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is not there */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_pins: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Pins */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessageList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_mentions: {
        readonly parameters: {
            readonly query?: {
                /** @description An earlier page's `next` */
                readonly before?: string;
                /** @description Above 100 counts as 100, below 1 is 422 */
                readonly limit?: components["parameters"]["limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page; without `next` the last */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessageList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly save_message: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Kept */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly let_message_go: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Not kept any more */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly get_origin: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly id: components["parameters"]["message"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The place */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Place"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_saved: {
        readonly parameters: {
            readonly query?: {
                /** @description An earlier page's `next` */
                readonly before?: string;
                /** @description Above 100 counts as 100, below 1 is 422 */
                readonly limit?: components["parameters"]["limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page; without `next` the last */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessageList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly search_messages: {
        readonly parameters: {
            readonly query: {
                readonly q: string;
                /** @description An earlier page's `next` */
                readonly before?: string;
                /** @description Above 100 counts as 100, below 1 is 422 */
                readonly limit?: components["parameters"]["limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page; without `next` the last */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SearchPage"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly block_person: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Blocked */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly unblock_person: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Not blocked */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_emoji: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Emoji */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EmojiList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly add_emoji: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EmojiRequest"];
            };
        };
        readonly responses: {
            /** @description The emoji */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OwnEmoji"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly remove_emoji: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: components["schemas"]["EmojiName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Gone */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly update_emoji: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly name: components["schemas"]["EmojiName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EmojiChange"];
            };
        };
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OwnEmoji"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly create_channel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChannelRequest"];
            };
        };
        readonly responses: {
            /** @description The channel */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Channel"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly delete_channel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Gone */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly update_channel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChannelChange"];
            };
        };
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Channel"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly let_in: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description He is in */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly put_out: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description He is out */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly set_notify: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NotifyChange"];
            };
        };
        readonly responses: {
            /** @description Noted */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly type: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly channel: components["parameters"]["channel"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Heard */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly start_talk: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TalkRequest"];
            };
        };
        readonly responses: {
            /** @description It was there */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description It was made */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Channel"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly clean_messages: {
        readonly parameters: {
            readonly query?: {
                /** @description How far back; up to 14 days */
                readonly within_s?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description How many went */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Cleaned"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_bans: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Names */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BanList"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly ban_member: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Banned */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly unban_member: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: components["parameters"]["username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Not banned any more */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly list_audit: {
        readonly parameters: {
            readonly query?: {
                /** @description An earlier page's `next` */
                readonly before?: number;
                /** @description Above 100 counts as 100, below 1 is 422 */
                readonly limit?: components["parameters"]["limit"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Entries */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditPage"];
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly open_stream: {
        readonly parameters: {
            readonly query?: {
                readonly since?: string;
                /** @description 1: only hello, resync, caught_up, messages, message_deleted, read, signed_out; a comment every 4 minutes */
                readonly quiet?: "1";
            };
            readonly header?: {
                readonly "Last-Event-ID"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The stream */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            readonly default: components["responses"]["Problem"];
        };
    };
    readonly up: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It does */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readonly ready: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It does */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
            readonly 503: components["responses"]["Problem"];
        };
    };
}
