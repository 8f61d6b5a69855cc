import { Link, useParams } from '../../ui/router';
import { lateWords as words } from '../../words/late';
import { LeftWords } from './left-words';
import css from './no-such-room.module.css';

/** In the place of the conversation, when an address leads to no room that I see. */
export function NoSuchRoom() {
  const { channel = '' } = useParams();
  return (
    <div className={css.nowhere}>
      <h1>{words.noSuchRoom}</h1>
      <p>{words.noSuchRoomWhy}</p>
      <Link href="/c/home">{words.goHome}</Link>
      <LeftWords channel={channel} />
    </div>
  );
}
