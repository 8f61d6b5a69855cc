import { ChevronDown, ChevronRight, Plus } from 'lucide-react';
import { type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { client, useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { Icon } from '../../ui/icon';
import { later } from '../../ui/later';
import { maySpeakAlone } from '../../ui/rights';
import { roomWords as words } from '../../words/room';
import { Voice } from '../voice/when-offered';
import css from './channel-list.module.css';
import { ChannelRow } from './channel-row';
import { directsOf, latestIn, type Section, sectionsOf } from './sections';
import { useFolded } from './use-folded';
import type { Making } from './wall-extras';

const WallExtras = later(() => import('./wall-extras').then((m) => m.WallExtras));

/** Every door I may go through: rooms by their groups, then talks with friends. */
export function ChannelList({ current, me }: { current: string; me: Member }) {
  const channels = useClientState((state) => state.channels);
  const channelOrder = useClientState((state) => state.channelOrder);
  const { folded, toggle } = useFolded(me.username);
  const [making, setMaking] = useState<Making>();
  const list = useRef<HTMLDivElement>(null);
  const known = useMemo(() => ({ channels, channelOrder }), [channels, channelOrder]);
  const sections = sectionsOf(known, folded, current);
  const directs = directsOf(known, (channel) => latestIn(client.getState(), channel));
  return (
    <div ref={list} className={css.list}>
      {sections.map((section) => (
        <RoomSection
          key={section.name}
          section={section}
          current={current}
          me={me}
          onFold={() => toggle(section.name)}
          onAdd={maySpeakAlone(me.role) ? () => setMaking('room') : undefined}
        />
      ))}
      <Voice
        what="wall"
        current={current}
        me={me}
        onAdd={maySpeakAlone(me.role) ? () => setMaking('voice') : undefined}
      />
      {(directs.length > 0 || maySpeakAlone(me.role)) && (
        <Titled
          title={words.direct}
          addLabel={words.newDirect}
          onAdd={maySpeakAlone(me.role) ? () => setMaking('direct') : undefined}
        >
          <Rows rooms={directs} current={current} me={me} />
        </Titled>
      )}
      <Suspense fallback={null}>
        <WallExtras list={list} me={me} making={making} onMade={() => setMaking(undefined)} />
      </Suspense>
    </div>
  );
}

interface RoomSectionProps {
  section: Section;
  current: string;
  me: Member;
  onFold: () => void;
  onAdd: (() => void) | undefined;
}

function RoomSection({ section, current, me, onFold, onAdd }: RoomSectionProps) {
  const title = section.name === '' ? words.rooms : section.name;
  return (
    <Titled
      title={title}
      addLabel={words.newRoom}
      onAdd={onAdd}
      fold={{ folded: section.folded, onFold }}
    >
      <Rows rooms={section.rooms} current={current} me={me} />
    </Titled>
  );
}

interface TitledProps {
  title: string;
  addLabel: string;
  onAdd: (() => void) | undefined;
  fold?: { folded: boolean; onFold: () => void };
  children: ReactNode;
}

function Titled({ title, addLabel, onAdd, fold, children }: TitledProps) {
  return (
    <section>
      <div className={css.head}>
        <h2 className={css.title}>
          {fold === undefined ? (
            title
          ) : (
            <button
              type="button"
              className={css.fold}
              aria-expanded={!fold.folded}
              onClick={fold.onFold}
            >
              <span>{title}</span>
              <Icon of={fold.folded ? ChevronRight : ChevronDown} className={css.chevron} />
            </button>
          )}
        </h2>
        {onAdd !== undefined && (
          <button
            type="button"
            className={css.plus}
            aria-label={addLabel}
            data-tip={addLabel}
            onClick={onAdd}
          >
            <Icon of={Plus} />
          </button>
        )}
      </div>
      {children}
    </section>
  );
}

interface RowsProps {
  rooms: readonly Channel[];
  current: string;
  me: Member;
}

function Rows({ rooms, current, me }: RowsProps) {
  if (rooms.length === 0) return null;
  return (
    <ul>
      {rooms.map((channel) => (
        <li key={channel.id}>
          <ChannelRow channel={channel} me={me.username} here={channel.id === current} />
        </li>
      ))}
    </ul>
  );
}
