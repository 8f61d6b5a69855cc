import type { Channel } from '../../sync/types';
import { Sign, signOf } from '../../ui/sign';
import { streamWords as words } from '../../words/stream';
import css from './channel-start.module.css';

/** The very beginning of a room: its sign, its name, and what it is for. */
export function ChannelStart({ channel }: { channel: Channel }) {
  return (
    <div className={css.start}>
      <span className={css.sign}>
        <Sign of={signOf(channel)} />
      </span>
      <h2 className={css.name}>{channel.name}</h2>
      <p>
        {channel.topic !== '' && <>{channel.topic} </>}
        {channel.id === 'home' ? words.homeBegins : words.roomBegins(channel.name)}
      </p>
    </div>
  );
}
