/** What is done to rooms from a menu: asks the server, says when it refused. The stream brings what
 *  came of it, to this page as to all others. */

import { letOut, setNotify, updateChannel } from '../../api/channels';
import { toProblem } from '../../api/http';
import type { NotifyChange } from '../../api/types';
import { client } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { toast } from '../../ui/notices';
import { sayProblem } from '../../words/problems';
import { roomsWords as words } from '../../words/rooms';
import { droppedInto, movedBy } from './room-order';

/** True when it went well; else the reason was said. */
export async function attempt(action: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await action();
    if (done !== undefined) toast(done);
    return true;
  } catch (error) {
    toast(sayProblem(toProblem(error)), 'bad');
    return false;
  }
}

export async function setLevel(channel: Channel, notify: NotifyChange): Promise<void> {
  await attempt(() => setNotify(channel.id, notify));
}

export async function hideDirect(channel: Channel): Promise<void> {
  await attempt(() => setNotify(channel.id, { hidden: true }));
}

/** `name`: what I call it; a group may have none of its own. */
export async function archiveRoom(
  channel: Channel,
  name: string,
  archived: boolean,
): Promise<void> {
  const done = archived ? words.archived(name) : words.unarchived(name);
  await attempt(() => updateChannel(channel.id, { archived }), done);
}

export async function leaveRoom(channel: Channel, me: Member): Promise<void> {
  await attempt(() => letOut(channel.id, me.username));
}

function groupOf(kind: Channel['kind'], section: string): Channel[] {
  const { channels, channelOrder } = client.getState();
  return channelOrder.flatMap((id) => {
    const each = channels.get(id);
    return each?.kind === kind && each.section === section && !each.archived ? [each] : [];
  });
}

/** Puts a room before another one of a group (or at its end): what a drag ends with. */
export async function dropRoom(
  channel: Channel,
  section: string,
  before: string | undefined,
): Promise<void> {
  const changes = droppedInto(groupOf(channel.kind, section), channel, before);
  await attempt(async () => {
    for (const { id = '', ...change } of changes) await updateChannel(id, change);
  });
}

/** Moves a room within its group; the place it has then, counted from 0. */
export async function moveRoom(channel: Channel, step: number): Promise<number | undefined> {
  const group = groupOf(channel.kind, channel.section);
  const at = group.findIndex((each) => each.id === channel.id);
  const changes = movedBy(group, channel.id, at + step);
  if (changes.length === 0) return undefined;
  const done = await attempt(async () => {
    for (const { id, position } of changes) await updateChannel(id, { position });
  });
  return done ? Math.min(Math.max(0, at + step), group.length - 1) : undefined;
}
