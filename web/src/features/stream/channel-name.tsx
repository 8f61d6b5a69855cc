import { useClientState } from '../../app/use-client';
import type { Channel } from '../../sync/types';
import { Link } from '../../ui/router';

/** `#name` in a text: leads to the room of that name or id, if it is one of the reader's. */
export function ChannelName({ name }: { name: string }) {
  const found = useClientState((state) => channelNamed(state.channels, name));
  if (found === undefined) return `#${name}`;
  return <Link href={`/c/${encodeURIComponent(found.id)}`}>{found.name}</Link>;
}

function channelNamed(channels: ReadonlyMap<string, Channel>, name: string): Channel | undefined {
  const byId = channels.get(name);
  if (byId !== undefined) return byId;
  const wanted = name.toLowerCase();
  for (const channel of channels.values()) {
    if (channel.name.toLowerCase() === wanted) return channel;
  }
  return undefined;
}
