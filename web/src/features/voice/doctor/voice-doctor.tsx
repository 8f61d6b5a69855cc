import { Check, CircleSlash, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '../../../api/http';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { Icon } from '../../../ui/icon';
import { sayProblem } from '../../../words/problems';
import { voiceWords } from '../../../words/voice';
import { type Examined, examine } from './examine';
import { type Outcome, type Tried, verdictOf } from './verdict';
import css from './voice-doctor.module.css';
import type { Way } from './ways';

const words = voiceWords.doctor;

const signs: Readonly<Record<Outcome, typeof Check>> = {
  through: Check,
  unanswered: Undo2,
  nothing: CircleSlash,
};

type Stage =
  | { readonly is: 'before' | 'trying' | 'listening' }
  | { readonly is: 'done'; readonly found: Examined }
  | { readonly is: 'refused'; readonly why: string };

/** Tries every way to the voice server, and the microphone, and says in a sentence what is wrong. */
export function VoiceDoctor() {
  const [stage, setStage] = useState<Stage>({ is: 'before' });
  const [ways, setWays] = useState<readonly (Way & Partial<Tried>)[]>([]);
  const busy = stage.is === 'trying' || stage.is === 'listening';
  const start = async () => {
    setStage({ is: 'trying' });
    setWays([]);
    try {
      const found = await examine({
        onWays: setWays,
        onTried: (one) => setWays((all) => all.map((way) => (isSame(way, one) ? one : way))),
        onListening: () => setStage({ is: 'listening' }),
      });
      setStage({ is: 'done', found });
    } catch (error) {
      setStage({ is: 'refused', why: sayProblem(toProblem(error)) });
    }
  };
  return (
    <>
      <div className={css.head}>
        <span className={css.words}>
          <strong>{words.title}</strong>
          <span>{words.note}</span>
        </span>
        <Button small busy={busy} onClick={() => void start()}>
          {words.start}
        </Button>
      </div>
      <div role="status" className={css.said}>
        {busy && <p>{words[stage.is === 'listening' ? 'listening' : 'trying']}</p>}
        {stage.is === 'refused' && <p className={css.bad}>{stage.why}</p>}
        {stage.is === 'done' && <Sentences found={stage.found} />}
      </div>
      {ways.length > 0 && (
        <ul className={css.ways} aria-label={words.ways}>
          {ways.map((way) => (
            <li key={`${way.over} ${way.address} ${way.port}`}>
              <span className={css.way}>
                {way.over.toUpperCase()} {way.port}, {way.address}
              </span>
              <span className={cx(css.outcome, way.outcome !== 'through' && css.closed)}>
                {way.outcome && <Icon of={signs[way.outcome]} />}
                {way.outcome ? words.outcomes[way.outcome] : words.waits}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Sentences({ found }: { found: Examined }) {
  const { what, port } = verdictOf(found.ways);
  const { microphone } = found;
  const heard = words.microphone;
  const spoken =
    microphone in heard
      ? heard[microphone as keyof typeof heard]
      : voiceWords.microphoneTrouble[microphone as keyof typeof voiceWords.microphoneTrouble];
  return (
    <>
      <p className={what === 'fine' ? css.good : css.bad}>{words.verdicts[what](port)}</p>
      <p className={microphone === 'heard' ? css.good : css.bad}>{spoken}</p>
    </>
  );
}

function isSame(one: Way, other: Way): boolean {
  return one.over === other.over && one.address === other.address && one.port === other.port;
}
