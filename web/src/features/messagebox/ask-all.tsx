import { useEffect, useRef, useState } from 'react';
import { client } from '../../app/use-client';
import { parseText } from '../../lib/text/parse';
import { mentionsOf } from '../../lib/text/views';
import type { Channel, Member } from '../../sync/types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { writingWords as words } from '../../words/writing';
import css from './ask-all.module.css';
import { calledBy } from './called-by';

/** Calling as many as this is worth a second thought; fewer sit at one table anyway. */
const ASKED_ABOVE = 20;

interface AskAllProps {
  content: string;
  channel: Channel;
  me: Member;
  onSure: () => void;
  onClose: () => void;
}

/** Asks before a message calls very many people; sends at once what calls few. */
export function AskAll({ content, channel, me, onSure, onClose }: AskAllProps) {
  const [called] = useState(() =>
    calledBy(mentionsOf(parseText(content)), channel, me, client.getState()),
  );
  const few = called <= ASKED_ABOVE;
  const begun = useRef(false);
  useEffect(() => {
    if (!few || begun.current) return;
    begun.current = true;
    onSure();
  }, [few, onSure]);
  if (few) return null;
  return (
    <Dialog title={words.askAll(called)} onClose={onClose}>
      <p className={css.why}>{words.askAllWhy}</p>
      <div className={css.buttons}>
        <Button kind="brass" onClick={onSure}>
          {words.callAll}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {words.backToBox}
        </Button>
      </div>
    </Dialog>
  );
}
