import { type CSSProperties, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { getSpace } from '../../api/space';
import type { LargeFile, Space } from '../../api/types';
import { useClientState, usePerson } from '../../app/use-client';
import { fileSize } from '../../lib/file-size';
import { Button } from '../../ui/button';
import { Face } from '../../ui/face';
import { spaceWords as words } from '../../words/space';
import { LargeFileRow } from './large-file-row';
import { NotLoaded } from './not-loaded';
import part from './part.module.css';
import { RemoveFileDialog } from './remove-file-dialog';
import { RetentionPart } from './retention-part';
import css from './space-section.module.css';
import { useAnswer } from './use-answer';

/** What takes up the room for files, and what could make some. */
export function SpaceSection() {
  const [round, setRound] = useState(0);
  const [removing, setRemoving] = useState<LargeFile>();
  const space = useAnswer(getSpace, [round]);
  // While it is asked again the last answer stands.
  const [last, setLast] = useState<Space>();
  if (space.state === 'here' && space.value !== last) setLast(space.value);
  return (
    <>
      <p className={part.lead}>{words.lead}</p>
      {space.state === 'failed' && <NotLoaded {...space} />}
      {last === undefined ? (
        space.state === 'asking' && <div className={css.waiting} aria-busy="true" />
      ) : (
        <Sums space={last} />
      )}
      <RetentionPart />
      {last?.people !== undefined && <People people={last.people} most={last.used} />}
      {last !== undefined && (
        <section className={part.part} aria-busy={space.state === 'asking'}>
          <h2 className={part.title}>
            {last.people === undefined ? words.largestMine : words.largest}
          </h2>
          {last.largest.length === 0 && <p>{words.none}</p>}
          <Largest files={last.largest} onRemove={setRemoving} />
        </section>
      )}
      {removing !== undefined && (
        <RemoveFileDialog
          file={removing}
          onDone={() => setRound(round + 1)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

function Sums({ space }: { space: Space }) {
  const { used, files, mine, quota, total_quota: totalQuota, free } = space;
  const optional = (bytes: number | undefined) =>
    bytes === undefined ? undefined : fileSize(bytes);
  const kinds = space.kinds.filter((kind) => kind.files > 0).toSorted((a, b) => b.used - a.used);
  return (
    <>
      <section className={part.part}>
        <h2 className={part.title}>{words.all}</h2>
        <p>
          <strong>{words.usedOf(fileSize(used), optional(totalQuota))}</strong>
          {', '}
          {words.files(files)}.{free !== undefined && ` ${words.free(fileSize(free))}`}
        </p>
        <div className={css.bar} aria-hidden>
          {kinds.map(({ kind, used: taken }) => (
            <span key={kind} className={css[kind]} style={{ flexGrow: taken }} />
          ))}
          {totalQuota !== undefined && (
            <span style={{ flexGrow: Math.max(0, totalQuota - used) }} />
          )}
        </div>
        <ul className={css.kinds} aria-label={words.bar}>
          {kinds.map(({ kind, used: taken, files: count }) => (
            <li key={kind}>
              <span className={css[kind]} aria-hidden />
              <strong>{words.kinds[kind]}</strong>
              <span>
                {fileSize(taken)}, {words.files(count)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className={part.part}>
        <h2 className={part.title}>{words.mine}</h2>
        <p>
          <strong>{words.mineOf(fileSize(mine.used), optional(quota))}</strong>
          {', '}
          {words.files(mine.files)}.
        </p>
        <Share used={mine.used} of={quota ?? used} />
      </section>
    </>
  );
}

/** Rows at a time: what is worth deleting comes first. */
const ROWS = 10;
/** Bytes: below this nobody makes room by deleting one. */
const SMALL = 100_000;

function Largest({ files, onRemove }: LargestProps) {
  const worth = files.filter(({ size }) => size >= SMALL).length;
  const [shown, setShown] = useState(Math.min(ROWS, worth));
  const list = useRef<HTMLUListElement>(null);
  const showMore = () => {
    flushSync(() => setShown(shown + ROWS));
    // The button may be gone: the keyboard goes on with the first row that came.
    list.current?.children[shown]?.querySelector<HTMLElement>('a, button')?.focus();
  };
  return (
    <>
      {worth === 0 && files.length > 0 && <p>{words.allSmall(fileSize(SMALL))}</p>}
      <ul ref={list} className={part.rows}>
        {files.slice(0, shown).map((file) => (
          <LargeFileRow key={file.id} file={file} onRemove={() => onRemove(file)} />
        ))}
      </ul>
      {shown < files.length && (
        <Button small className={part.after} onClick={showMore}>
          {words.showMore}
        </Button>
      )}
    </>
  );
}

interface LargestProps {
  files: readonly LargeFile[];
  onRemove: (file: LargeFile) => void;
}

/** A part of a whole, as the filled part of a bar. */
function Share({ used, of }: { used: number; of: number }) {
  const share = of === 0 ? 0 : Math.min(1, used / of);
  return (
    <div
      className={css.share}
      aria-hidden
      style={{ '--part': `${share * 100}%` } as CSSProperties}
    />
  );
}

function People({ people, most }: { people: NonNullable<Space['people']>; most: number }) {
  return (
    <section className={part.part}>
      <h2 className={part.title}>{words.people}</h2>
      <ul className={part.rows}>
        {people
          .toSorted((a, b) => b.used - a.used)
          .map((one) => (
            <Person key={one.user} {...one} most={most} />
          ))}
      </ul>
    </section>
  );
}

function Person({
  user,
  used,
  files,
  most,
}: {
  user: string;
  used: number;
  files: number;
  most: number;
}) {
  const { name, face } = usePerson(user);
  const me = useClientState((state) => state.me?.username === user);
  return (
    <li className={part.row}>
      <Face username={face} name={name} size={34} />
      <div className={part.rowWords}>
        <strong>{me ? `${name}${words.isYou}` : name}</strong>
        <span>
          {fileSize(used)}, {words.files(files)}
        </span>
        <Share used={used} of={most} />
      </div>
    </li>
  );
}
