import {
  ChevronDown,
  ChevronLeft,
  Menu as MenuIcon,
  MessageCircle,
  Settings,
  UserPlus,
  Volume2,
} from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { client, useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { Button, IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { useLocation } from '../../ui/router';
import { roomWords } from '../../words/room';
import { voiceWords as words } from '../../words/voice';
import { isInCall } from './call/call-state';
import {
  CallButton,
  CameraButton,
  DeafenButton,
  LeaveButton,
  MuteButton,
  ShareButton,
  TurnCameraButton,
} from './call-buttons';
import { CallQuality } from './call-quality';
import { ChatLine } from './chat-line';
import { joinRoom } from './join';
import { SharingStrip } from './sharing-strip';
import { TalkButton } from './talk-button';
import { useCall, useTalkers } from './use-call';
import css from './voice-room.module.css';
import { VoiceStage } from './voice-stage';

export interface VoiceRoomProps {
  channel: Channel;
  me: Member;
  /** What is written in this room, drawn when somebody wants to see it. */
  chat: ReactNode;
  /** The message that the address names: then the chat is what was wanted. */
  target: number | undefined;
  onDrawer: () => void;
  onInvite: (() => void) | undefined;
}

/** A voice room on the table: who sits there, who speaks, and what one does in it. */
export function VoiceRoom(props: VoiceRoomProps) {
  const { channel, me, chat, target } = props;
  const [open, setOpen] = useState(target !== undefined);
  const talkers = useTalkers(channel.id, me);
  const inside = useCall(({ call }) => isInCall(call) && call.channel === channel.id);
  useEffect(() => {
    void client.openChannel(channel.id);
  }, [channel.id]);
  return (
    <div className={cx(css.voice, open && css.withChat, talkers.length > 0 && css.warm)}>
      <section className={css.stage} aria-label={channel.name}>
        <RoomHead {...props} inside={inside} />
        <MutedTalkHint />
        {inside && <SharingStrip />}
        {talkers.length === 0 ? (
          <div className={css.empty}>
            <Icon of={Volume2} className={css.emptySign} />
            <h2>{words.empty}</h2>
            <p>{words.quiet}</p>
          </div>
        ) : (
          <VoiceStage channel={channel} talkers={talkers} inside={inside} />
        )}
        {!open && <ChatLine channel={channel} onOpen={() => setOpen(true)} />}
        {inside && <TalkButton />}
        <div className={css.tools} role="group" aria-label={words.tools}>
          {inside ? (
            <>
              <MuteButton wide />
              <DeafenButton wide />
              <CameraButton wide />
              <TurnCameraButton wide />
              <ShareButton wide />
            </>
          ) : (
            <JoinButton channel={channel} />
          )}
          <CallButton
            icon={MessageCircle}
            label={words.chat}
            wide
            pressed={open}
            onPress={() => setOpen(!open)}
          />
          {inside && (
            <span className={css.apart}>
              <LeaveButton wide />
            </span>
          )}
        </div>
      </section>
      {open && (
        <div className={css.chat}>
          <button type="button" className={css.closeChat} onClick={() => setOpen(false)}>
            <Icon of={ChevronLeft} />
            {words.backTo(channel.name)}
          </button>
          {chat}
        </div>
      )}
    </div>
  );
}

function RoomHead(props: VoiceRoomProps & { inside: boolean }) {
  const { channel, inside, onDrawer, onInvite } = props;
  const [, navigate] = useLocation();
  return (
    <header className={css.header}>
      <span className={css.back}>
        <IconButton
          icon={inside ? ChevronDown : MenuIcon}
          label={roomWords.rooms}
          onClick={onDrawer}
        />
      </span>
      <span className={css.sign}>
        <Icon of={Volume2} />
      </span>
      <h1 className={css.name}>{channel.name}</h1>
      {channel.topic !== '' && (
        <p className={css.topic} data-tip={channel.topic}>
          {channel.topic}
        </p>
      )}
      <span className={css.end}>
        {inside && <CallQuality />}
        {onInvite !== undefined && (
          <IconButton icon={UserPlus} label={roomWords.askFriendIn} onClick={onInvite} />
        )}
        <span className={css.gear}>
          <IconButton
            icon={Settings}
            label={words.settings}
            onClick={() => navigate('/settings/voice')}
          />
        </span>
      </span>
    </header>
  );
}

function JoinButton({ channel }: { channel: Channel }) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      kind="brass"
      icon={Volume2}
      className={css.join}
      busy={busy}
      onClick={(press) => {
        setBusy(true);
        void joinRoom(channel.id, press).finally(() => setBusy(false));
      }}
    >
      {words.join}
    </Button>
  );
}

export function MutedTalkHint() {
  const hint = useCall((view) => view.hint);
  const live = useClientState((state) => state.connection.status === 'live');
  if (hint === undefined || !live) return null;
  const { mutedTalk, mutedPress } = words.told;
  return <p className={css.hint}>{hint === 'muted_talk' ? mutedTalk : mutedPress}</p>;
}
