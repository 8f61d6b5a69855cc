import { type RefObject, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import boxCss from '../message-box.module.css';
import { ClipStrip } from './clip-strip';
import { MicButton } from './mic-button';
import { useClip } from './use-clip';

interface ClipPartProps {
  user: string;
  channel: string;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Files wait in the box already. */
  joins: boolean;
  /** False when it was not taken; then it stays. */
  onSend: (file: File) => boolean;
}

/** The microphone among the box's tools, and what stands over the box while it is used. */
export function ClipPart({ user, channel, field, joins, onSend }: ClipPartProps) {
  const { clip, view } = useClip(user, channel);
  const [held, setHeld] = useState(false);
  const [tools, setTools] = useState<Element | null>(null);
  useEffect(() => {
    setTools(field.current?.form?.querySelector(`.${boxCss['tool']}`) ?? null);
  }, [field]);
  return (
    <>
      {tools && createPortal(<MicButton clip={clip} onHeld={setHeld} />, tools)}
      {view.state !== 'idle' && (
        <ClipStrip
          clip={clip}
          view={view}
          held={held}
          joins={joins || field.current?.value.trim() !== ''}
          onSend={(file) => {
            if (!onSend(file)) return;
            clip.discard();
            field.current?.focus();
          }}
          onDiscard={() => field.current?.focus()}
        />
      )}
    </>
  );
}
