import { Suspense } from 'react';
import type { Member } from '../../sync/types';
import type { People } from '../members/presence';
import css from './room-page.module.css';
import { FoundAside, PeoplePane } from './when-asked';

/** What may stand beside the conversation, one at a time. */
export type Aside = 'people' | 'pins' | 'mentions' | 'saved' | 'search';

interface RoomAsideProps {
  aside: Aside;
  channel: string;
  people: People;
  me: Member;
  lost: boolean;
  /** There is no room beside the conversation: the pane lies over it. */
  covers: boolean;
  onClose: () => void;
}

export function RoomAside(props: RoomAsideProps) {
  return (
    <div className={css.aside}>
      <Suspense fallback={null}>
        <Pane {...props} />
      </Suspense>
    </div>
  );
}

function Pane({ aside, channel, people, me, lost, covers, onClose }: RoomAsideProps) {
  return aside === 'people' ? (
    <PeoplePane people={people} me={me} lost={lost} covers={covers} onClose={onClose} />
  ) : (
    <FoundAside what={aside} channel={channel} covers={covers} onClose={onClose} />
  );
}
