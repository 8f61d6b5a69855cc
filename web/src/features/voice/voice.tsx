import { CallBar, CallPanel } from './call-bar';
import { VoiceHost } from './voice-host';
import { VoiceRoom, type VoiceRoomProps } from './voice-room';
import { CardVolume } from './voice-tile';
import { VoiceWall, type VoiceWallProps } from './voice-wall';

/** What stands on the page of voice; all of it loads at once, and only where the server has voice. */
export type VoiceProps =
  | ({ what: 'wall' } & VoiceWallProps)
  | { what: 'panel'; current: string }
  | ({ what: 'bar' } & Parameters<typeof CallBar>[0])
  | ({ what: 'room' } & VoiceRoomProps)
  | ({ what: 'volume' } & Parameters<typeof CardVolume>[0])
  | { what: 'host' };

export function VoicePart(props: VoiceProps) {
  switch (props.what) {
    case 'wall':
      return <VoiceWall {...props} />;
    case 'panel':
      return <CallPanel {...props} />;
    case 'bar':
      return <CallBar {...props} />;
    case 'room':
      return <VoiceRoom {...props} />;
    case 'volume':
      return <CardVolume {...props} />;
    case 'host':
      return <VoiceHost />;
  }
}
