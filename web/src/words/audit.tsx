// Who did what: the page that moderators read.

import type { ReactNode } from 'react';
import { area } from './area';

interface Told {
  by: ReactNode;
  target: ReactNode;
  room: ReactNode;
  detail: string;
}

export const auditWords = area('audit', {
  /** What was changed of a room. */
  field: {
    name: 'name',
    sign: 'sign',
    topic: 'topic',
    section: 'section',
    position: 'place in the list',
    private: 'who sees it',
    who_posts: 'who writes',
    slow_mode_s: 'pace',
    archived: 'archive',
  },
  lead: 'Who did what to whom, the newest first. The words of messages are never among it.',
  none: 'Nothing has been done yet that would stand here.',
  more: 'Show older ones',
  host: 'The host',
  someRoom: 'a room that is gone',
  what: {
    message_deleted: ({ by, target, room }: Told) => (
      <>
        {by} took back a message of {target} in {room}
      </>
    ),
    messages_cleaned: ({ by, target, detail }: Told) => (
      <>
        {by} took back {detail} messages of {target}
      </>
    ),
    server_renamed: ({ by, detail }: Told) => (
      <>
        {by} named the place {detail}
      </>
    ),
    icon_changed: ({ by }: Told) => <>{by} changed the picture of the place</>,
    retention_set: ({ by, detail }: Told) => (
      <>
        {by} said what becomes of large files: {detail}
      </>
    ),
    channel_created: ({ by, room }: Told) => (
      <>
        {by} made {room}
      </>
    ),
    channel_updated: ({ by, room, detail }: Told) => (
      <>
        {by} changed {room}
        {detail !== '' && ` (${detail})`}
      </>
    ),
    channel_deleted: ({ by, room }: Told) => (
      <>
        {by} deleted {room}
      </>
    ),
    let_in: ({ by, target, room }: Told) => (
      <>
        {by} let {target} into {room}
      </>
    ),
    put_out: ({ by, target, room }: Told) => (
      <>
        {by} put {target} out of {room}
      </>
    ),
    kicked: ({ by, target }: Told) => (
      <>
        {by} took the seat of {target} away
      </>
    ),
    banned: ({ by, target }: Told) => (
      <>
        {by} keeps {target} out
      </>
    ),
    unbanned: ({ by, target }: Told) => (
      <>
        {by} lifted the ban of {target}
      </>
    ),
    muted: ({ by, target, detail }: Told) => (
      <>
        {by} asked {target} to pause{detail !== '' && <> until {detail}</>}
      </>
    ),
    unmuted: ({ by, target }: Told) => (
      <>
        {by} ended the pause of {target}
      </>
    ),
    role_given: ({ by, target, detail }: Told) => (
      <>
        {by} made {target} {detail}
      </>
    ),
  },
  role: { owner: 'an owner', moderator: 'a moderator', member: 'a member', guest: 'a guest' },
  bans: 'Kept out',
  lift: 'Let in again',
  liftOf: (name: string) => `Let in again: ${name}`,
  lifted: (name: string) => `${name} may come in again.`,
});
export type AuditWords = typeof auditWords;
