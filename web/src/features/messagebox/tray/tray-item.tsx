import { EyeOff, RotateCw, X } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { untouched } from '../../../lib/file-kind';
import { fileSize } from '../../../lib/file-size';
import { mayRetry, offShelf, type SharedFile } from '../../../sync/file-list';
import { IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/icon';
import { ProgressBar } from '../../../ui/progress-bar';
import { Link } from '../../../ui/router';
import { signOf } from '../../../ui/shared/file-card';
import { noSpace, sayNoSpace } from '../../../words/no-space';
import { sayRefusal } from '../../../words/problems';
import { shelfWords } from '../../../words/shelf';
import { spaceWords } from '../../../words/space';
import { trayWords as words } from '../../../words/tray';
import css from './tray.module.css';

/** Tells our own drags from those that bring files into the page. */
const DRAG_TYPE = 'application/x-snug-tray';

interface TrayItemProps {
  file: SharedFile;
  at: number;
  onDescribe: () => void;
  onRetry: () => void;
  onRemove: () => void;
  /** To a place in the tray. */
  onMove: (to: number) => void;
  /** Another one was let go on this one. */
  onTake: (key: string) => void;
}

/** One file that waits to be sent: how it looks, how far it is, what can be done with it. */
export function TrayItem(props: TrayItemProps) {
  const { file, at, onDescribe, onRetry, onRemove, onMove, onTake } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined) return;
    // The page has Alt and arrows for going to the next room.
    event.preventDefault();
    event.stopPropagation();
    onMove(at + step);
  };
  const under = {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(DRAG_TYPE)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      const key = event.dataTransfer.getData(DRAG_TYPE);
      if (key !== '') onTake(key);
    },
  };
  return (
    // For pointers; the keyboard has Alt and arrows, fingers the dialog.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={cx(css.item, file.state === 'failed' && css.failed)}
      data-file={file.key}
      data-state={file.state}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAG_TYPE, file.key)}
      {...under}
    >
      <button
        type="button"
        className={css.look}
        aria-label={words.describe(file.name)}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
        data-tip={words.describe(file.name)}
        onClick={onDescribe}
        onKeyDown={onKeyDown}
      >
        <Look file={file} />
      </button>
      <span className={css.name}>
        <bdi>{file.name}</bdi>
      </span>
      <Stand file={file} />
      <span className={css.tools}>
        {file.state === 'failed' && mayRetry(file.problem) && (
          <IconButton
            icon={RotateCw}
            label={words.retry(file.name)}
            className={css.tool}
            onClick={onRetry}
          />
        )}
        <IconButton
          icon={X}
          label={words.remove(file.name)}
          className={css.tool}
          onClick={onRemove}
        />
      </span>
    </li>
  );
}

function Look({ file }: { file: SharedFile }) {
  const { kind, spoiler, shelf } = file;
  const preview = shelf?.thumb ?? shelf?.url ?? file.preview;
  // What only calls itself a picture, or a film that this browser does not play.
  const [broken, setBroken] = useState<string>();
  const drawn = preview !== undefined && preview !== broken;
  const onError = () => setBroken(preview);
  return (
    <>
      {drawn && (kind === 'image' || shelf?.thumb !== undefined) ? (
        <img className={css.thumb} src={preview} alt="" draggable={false} onError={onError} />
      ) : drawn && kind === 'video' ? (
        <video className={css.thumb} src={preview} muted preload="metadata" onError={onError} />
      ) : (
        <Icon of={signOf(file)} className={css.sign} />
      )}
      {spoiler && <Icon of={EyeOff} className={css.spoiler} />}
    </>
  );
}

/** How far it is, in words and as a bar. */
function Stand({ file }: { file: SharedFile }) {
  const { state, size, sent, name } = file;
  if (state === 'failed') {
    return (
      <span className={css.stand} role="alert">
        {words.failed(whyFailed(file))}
        {file.problem?.code === noSpace && (
          <>
            {' '}
            <Link href="/settings/space">{spaceWords.toSpace}</Link>
          </>
        )}
      </span>
    );
  }
  if (state === 'gone') return <span className={css.stand}>{words.chooseAgain}</span>;
  const done = state === 'done';
  const told = untouched(file.type, name);
  return (
    <>
      <span className={css.stand}>
        {done
          ? fileSize(size)
          : state === 'waiting'
            ? words.waits
            : file.cut
              ? words.cut
              : percent(sent, size)}
      </span>
      {file.loose && !done && <span className={css.loose}>{words.loose}</span>}
      {told !== undefined && <span className={css.stand}>{words.untouched[told]}</span>}
      <ProgressBar label={words.progress(name)} value={done ? 1 : sent} max={done ? 1 : size} />
    </>
  );
}

function percent(sent: number, size: number): string {
  return `${size === 0 ? 100 : Math.floor((sent * 100) / size)} %`;
}

function whyFailed({ problem }: SharedFile): string {
  if (problem === undefined || problem.status === 0) return words.silent;
  if (problem.code === noSpace) return sayNoSpace(problem.field);
  if (problem.code === offShelf.code) return shelfWords.offShelf;
  return sayRefusal(problem.code, problem.title);
}
