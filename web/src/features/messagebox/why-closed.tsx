import type { Channel, Member } from '../../sync/types';
import { mayManage } from '../../ui/rights';
import { writingWords as words } from '../../words/writing';

/** What stands in the place of the box where I may not write. */
export function WhyClosed({ channel, me }: { channel: Channel; me: Member }) {
  if (channel.archived) return words.archived;
  if (channel.who_posts === 'moderators' && !mayManage(me.role)) return words.moderatorsOnly;
  return words.paused;
}
