import { useEffect } from 'react';
import { useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { sayProblem } from '../../words/problems';
import { voiceWords as words } from '../../words/voice';
import type { CallTrouble } from './call/call-types';
import { closeAsked, joinAgain, joinHere, joinRoom, roomElsewhere, useAsked } from './join';
import { MicCheck } from './mic-check';
import css from './mic-check.module.css';
import { useCall } from './use-call';
import { voiceCall } from './voice-call';

/** What a call has to ask or to say over the page. */
export function VoiceHost() {
  const asked = useAsked();
  const call = useCall((view) => view.call);
  const channels = useClientState((state) => state.channels);
  useEffect(() => void joinAgain(), []);
  const nameOf = (channel: string | undefined) => channels.get(channel ?? '')?.name ?? '';
  if (asked?.what === 'microphone') {
    const { channel } = asked;
    return <MicCheck channel={channel} room={nameOf(channel)} onClose={closeAsked} />;
  }
  if (asked?.what === 'move') {
    return (
      <MoveDialog
        channel={asked.channel}
        from={nameOf(roomElsewhere())}
        to={nameOf(asked.channel)}
      />
    );
  }
  const { phase, channel, trouble } = call;
  if (phase !== 'refused' || channel === undefined || trouble === undefined) return null;
  if (trouble.of === 'microphone') {
    return (
      <MicCheck
        key={trouble.what}
        channel={channel}
        room={nameOf(channel)}
        trouble={trouble.what}
        onClose={voiceCall.dismiss}
      />
    );
  }
  return <RefusedDialog channel={channel} trouble={trouble} />;
}

interface MoveProps {
  channel: string;
  /** Names of the rooms. */
  from: string;
  to: string;
}

function MoveDialog({ channel, from, to }: MoveProps) {
  return (
    <Dialog title={words.moveTitle} onClose={closeAsked}>
      <div className={css.body}>
        <p className={css.why}>{words.moveWhy(from, to)}</p>
        <div className={css.foot}>
          <Button kind="brass" onClick={() => void joinHere(channel)}>
            {from === to ? words.move : words.joinRoom(to)}
          </Button>
          <Button kind="plain" onClick={closeAsked}>
            {words.notNow}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

type Refused = Exclude<CallTrouble, { of: 'microphone' }>;

function RefusedDialog({ channel, trouble }: { channel: string; trouble: Refused }) {
  const gone = trouble.of === 'room';
  const said = gone
    ? words.told.roomGone
    : trouble.status === 0
      ? words.told.noAnswer
      : sayProblem(trouble);
  return (
    <Dialog title={gone ? words.told.over : words.told.refused} onClose={voiceCall.dismiss}>
      <div className={css.body}>
        <p className={css.wrong} role="alert">
          {said}
        </p>
        {!gone && (
          <div className={css.foot}>
            <Button kind="brass" onClick={(press) => void joinRoom(channel, press)}>
              {words.join}
            </Button>
            <Button kind="plain" onClick={voiceCall.dismiss}>
              {words.notNow}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
