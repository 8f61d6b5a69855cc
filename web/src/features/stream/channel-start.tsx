import { useClientState } from '../../app/use-client';
import { formatter, toDate } from '../../lib/time';
import type { Channel } from '../../sync/types';
import { isDirect, othersIn } from '../../ui/channel-name';
import { Face } from '../../ui/face';
import { personName } from '../../ui/person-name';
import { Sign, signOf } from '../../ui/sign';
import { startWords as words } from '../../words/start';
import css from './channel-start.module.css';

interface ChannelStartProps {
  channel: Channel;
  /** As it is called for me. */
  name: string;
  me: string;
}

/** The very beginning of a room: its sign, its name, what it is for and who sees it. */
export function ChannelStart({ channel, name, me }: ChannelStartProps) {
  if (isDirect(channel)) return <DirectStart channel={channel} name={name} me={me} />;
  return (
    <div className={css.start}>
      <span className={css.sign}>
        <Sign of={signOf(channel)} />
      </span>
      <h2 className={css.name}>{name}</h2>
      <p>
        {channel.topic !== '' && <>{channel.topic} </>}
        {channel.id === 'home' ? words.homeBegins : words.roomBegins(name)}{' '}
        <Origin channel={channel} /> {channel.private && words.privateBegins}{' '}
        <Keeper channel={channel} me={me} />
      </p>
    </div>
  );
}

/** More would be a crowd; the name above tells of everybody. */
const FACES_SHOWN = 4;

function DirectStart({ channel, name, me }: ChannelStartProps) {
  const members = useClientState((state) => state.members);
  return (
    <div className={css.start}>
      <div className={css.faces}>
        {othersIn(channel, me)
          .slice(0, FACES_SHOWN)
          .map((other) => (
            <Face
              key={other}
              username={other}
              name={members.get(other)?.display_name ?? other}
              size={56}
            />
          ))}
      </div>
      <h2 className={css.name}>{name}</h2>
      <p>
        {channel.topic !== '' && <>{channel.topic} </>}
        {words.directBegins(<strong>{name}</strong>)} {words.onlyYou}{' '}
        <Keeper channel={channel} me={me} />
      </p>
    </div>
  );
}

function Origin({ channel: { created_by, created } }: Pick<ChannelStartProps, 'channel'>) {
  const name = useClientState((state) => created_by && personName(state, created_by));
  if (!name || created === undefined) return null;
  return words.madeBy(
    name,
    formatter('dated', { day: 'numeric', month: 'long', year: 'numeric' }).format(toDate(created)),
  );
}

/** Who made it, or took it over from who did. */
function Keeper({ channel: { keeper }, me }: Omit<ChannelStartProps, 'name'>) {
  const name = useClientState((state) => keeper && state.members.get(keeper)?.display_name);
  if (keeper === me) return words.keptByMe;
  return name ? words.keptBy(name) : null;
}
