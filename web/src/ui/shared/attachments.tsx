import { EyeOff } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import type { Attachment } from '../../sync/types';
import { sharedWords as words } from '../../words/shared';
import { cx } from '../cx';
import { Icon } from '../icon';
import { later } from '../later';
import { ProgressBar } from '../progress-bar';
import { Blur } from './blur';
import { FileCard } from './file-card';
import { Film } from './film';
import { boxOf, gridOf, isLong } from './layout';
import { usePercent } from './percent';
import { Picture } from './picture';
import { RemovedCard } from './removed-card';
import css from './shared.module.css';
import { SilentFilm } from './silent-film';
import { Sound } from './sound';

const Lightbox = later(() => import('./lightbox').then((m) => m.Lightbox));

/** What a message brings besides words. Everything has its place before its bytes are here, so nothing
 *  moves when they come. */
export function Attachments(props: AttachmentsProps) {
  return props.list.length === 0 ? null : <Some {...props} />;
}

interface AttachmentsProps {
  list: readonly Attachment[];
  /** Who shared them. */
  by: string;
}

function Some({ list, by }: AttachmentsProps) {
  const seen = list.filter(isSeen);
  const rest = list.filter((one) => !isSeen(one));
  const [uncovered, setUncovered] = useState<ReadonlySet<string>>(new Set());
  const isCovered = (one: Attachment) => one.spoiler === true && !uncovered.has(one.id);
  const uncover = (id: string) => setUncovered(new Set(uncovered).add(id));
  const [open, setOpen] = useState<string>();
  const large = seen.filter((one) => one.state === 'ready');
  const { grid, shown, behind } = gridOf(seen.length);
  const inside = (one: Attachment, at: number) => {
    if (isCovered(one)) return <Cover one={one} onShow={() => uncover(one.id)} />;
    if (one.state === 'removed') return <RemovedCard one={one} by={by} />;
    if (one.kind === 'audio' && one.state === 'ready') return <Sound one={one} />;
    if (!isSeen(one)) return <FileCard one={one} />;
    if (one.state === 'processing') return <Processing one={one} />;
    const last = at === shown - 1;
    const Seen = one.kind === 'image' ? Picture : one.silent === true ? SilentFilm : Film;
    return <Seen one={one} behind={last ? behind : 0} onOpen={() => setOpen(one.id)} />;
  };
  return (
    <div className={css.attachments}>
      {seen.length > 0 && (
        <div className={cx(css.tiles, css[grid])}>
          {seen.slice(0, shown).map((one, at) => (
            <Tile key={one.id} one={one} alone={grid === 'one'} covered={isCovered(one)}>
              {inside(one, at)}
              {at === shown - 1 && behind > 0 && (isCovered(one) || one.state !== 'ready') && (
                <Behind count={behind} onOpen={() => setOpen(firstBehind(large, seen.slice(at)))} />
              )}
            </Tile>
          ))}
        </div>
      )}
      {rest.map((one) => (
        <div key={one.id} className={css.line}>
          {inside(one, 0)}
        </div>
      ))}
      {open !== undefined && (
        <Suspense fallback={null}>
          <Lightbox
            list={large}
            first={open}
            isCovered={isCovered}
            onUncover={uncover}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}

function isSeen({ kind, state }: Attachment): boolean {
  return (kind === 'image' || kind === 'video') && state !== 'failed' && state !== 'removed';
}

/** What there is to look at, from the last tile on. */
function firstBehind(
  large: readonly Attachment[],
  from: readonly Attachment[],
): string | undefined {
  return (large.find((one) => from.includes(one)) ?? large[0])?.id;
}

/** Over a tile that shows nothing itself: there are more. */
function Behind({ count, onOpen }: { count: number; onOpen: () => void }) {
  return (
    <button
      type="button"
      className={css.behind}
      aria-label={words.moreHidden(count)}
      onClick={onOpen}
    >
      {words.more(count)}
    </button>
  );
}

interface TileProps {
  one: Attachment;
  alone: boolean;
  /** Not even its colours are seen. */
  covered: boolean;
  children: ReactNode;
}

/** A place of a size that is known before there is anything to see. */
function Tile({ one, alone, covered, children }: TileProps) {
  const box = alone ? boxOf(one) : undefined;
  const long = isLong(one);
  return (
    <div
      className={cx(css.tile, long && css.long)}
      data-attachment={one.id}
      // Set through the CSSOM, which the policy allows.
      style={box && { width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
    >
      {/* It would fill the place, and the picture does not. */}
      {!covered && !long && <Blur hash={one.thumbhash} />}
      {children}
    </div>
  );
}

function Processing({ one }: { one: Attachment }) {
  const percent = usePercent(one);
  // Still on its way to the server: nobody prepares it yet.
  if (one.url === '') {
    return (
      <div className={css.note}>
        <bdi>{one.name}</bdi>
      </div>
    );
  }
  const what = words.processingWhat(one.name);
  return (
    <div className={css.note}>
      {/* Said once, and not anew with each percent. */}
      <span role="status" aria-label={what}>
        {words.processing}
      </span>
      {percent !== undefined && (
        <>
          <span aria-hidden> · {words.percent(percent)}</span>
          <ProgressBar label={what} value={percent} max={100} />
        </>
      )}
    </div>
  );
}

/** Nothing of it is loaded, named or described before it is pressed: only what kind of thing it is. */
function Cover({ one, onShow }: { one: Attachment; onShow: () => void }) {
  return (
    <button
      type="button"
      className={css.cover}
      aria-label={words.showHidden(words[`${one.kind}s`](1))}
      onClick={onShow}
    >
      <Icon of={EyeOff} />
      {words.hidden}
    </button>
  );
}
