import { Mic } from 'lucide-react';
import { type PointerEvent, useRef, useState } from 'react';
import { readStored, writeStored } from '../../../lib/storage';
import { IconButton } from '../../../ui/button';
import { announce } from '../../../ui/live-region';
import { toast } from '../../../ui/notices';
import { clipWords as words } from '../../../words/clip';
import css from './clip.module.css';
import type { ClipRecorder } from './clip-recorder';
import { holdMs, slideMeans } from './clip-rules';
import { whyNoClips } from './clips';

/** Set once somebody has used it: the tip then says what it is, no longer how it is held. */
const KNOWN_KEY = 'snug:clip-known';

interface MicButtonProps {
  clip: ClipRecorder;
  /** A finger or the mouse keeps it pressed. */
  onHeld: (held: boolean) => void;
}

interface Press {
  at: number;
  x: number;
  y: number;
}

/** Press and let go: it goes on by itself. Hold: it ends when let go; slid to the left it is thrown away,
 *  slid up it goes on by itself. */
export function MicButton({ clip, onHeld }: MicButtonProps) {
  const [isKnown, setKnown] = useState(() => readStored(KNOWN_KEY) === true);
  const press = useRef<Press>(undefined);
  /** The click that follows a pointer's press means nothing more. */
  const pointed = useRef(false);
  const begin = (): boolean => {
    const why = whyNoClips();
    if (why === undefined) {
      setKnown(true);
      writeStored(KNOWN_KEY, true);
      void clip.begin();
    } else toast(why, 'bad');
    return why === undefined;
  };
  const end = (): Press | undefined => {
    const ended = press.current;
    press.current = undefined;
    if (ended) onHeld(false);
    return ended;
  };
  const onDown = (event: PointerEvent<HTMLButtonElement>) => {
    pointed.current = true;
    if (event.button !== 0 || clip.view.state !== 'idle' || !begin()) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    press.current = { at: event.timeStamp, x: event.clientX, y: event.clientY };
    onHeld(true);
  };
  const onMove = ({ clientX, clientY }: PointerEvent) => {
    const { x, y } = press.current ?? { x: clientX, y: clientY };
    const meant = slideMeans(x - clientX, y - clientY);
    if (meant === undefined) return;
    end();
    if (meant === 'discard') clip.discard();
    announce(meant === 'discard' ? words.discarded : words.locked);
  };
  const onUp = ({ timeStamp }: PointerEvent) => {
    const ended = end();
    // Whoever let go to answer the browser's question still wants to speak.
    const held = ended !== undefined && timeStamp - ended.at >= holdMs;
    if (held && clip.view.state === 'recording') clip.stop();
  };
  return (
    <IconButton
      icon={Mic}
      label={words.record}
      data-tip={whyNoClips() ?? (isKnown ? words.record : words.how)}
      className={css.mic}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={end}
      onContextMenu={(event) => event.preventDefault()}
      onClick={() => {
        if (!pointed.current) begin();
        pointed.current = false;
      }}
    />
  );
}
