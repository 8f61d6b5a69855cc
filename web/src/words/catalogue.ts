// What a language has to bring: one object for every area. Types only, so that naming an area here
// loads nothing.

import type { AuditWords } from './audit';
import type { BoxWords } from './box';
import type { ClipWords } from './clip';
import type { CommonWords } from './common';
import type { DoorWords } from './door';
import type { EmojiWords } from './emoji';
import type { FoundWords } from './found';
import type { InviteWords } from './invite';
import type { KeysWords } from './keys';
import type { LateWords } from './late';
import type { OwnEmojiWords } from './own-emoji';
import type { PeopleWords } from './people';
import type { ProblemWords } from './problems';
import type { ProfileWords } from './profile';
import type { ReactionWords } from './reactions';
import type { RoomWords } from './room';
import type { RoomsWords } from './rooms';
import type { RowWords } from './row';
import type { SearchWords } from './search';
import type { SettingsWords } from './settings';
import type { SharedWords } from './shared';
import type { ShelfWords } from './shelf';
import type { SpaceWords } from './space';
import type { SquareWords } from './square';
import type { StartWords } from './start';
import type { StatusWords } from './status';
import type { StreamWords } from './stream';
import type { SwitcherWords } from './switcher';
import type { TextWords } from './text';
import type { TrayWords } from './tray';
import type { WritingWords } from './writing';

export interface Catalogue {
  common: CommonWords;
  problems: ProblemWords;
  room: RoomWords;
  stream: StreamWords;
  row: RowWords;
  box: BoxWords;
  writing: WritingWords;
  emoji: EmojiWords;
  text: TextWords;
  invite: InviteWords;
  late: LateWords;
  people: PeopleWords;
  door: DoorWords;
  settings: SettingsWords;
  keys: KeysWords;
  reactions: ReactionWords;
  switcher: SwitcherWords;
  found: FoundWords;
  search: SearchWords;
  rooms: RoomsWords;
  profile: ProfileWords;
  status: StatusWords;
  audit: AuditWords;
  ownEmoji: OwnEmojiWords;
  start: StartWords;
  shared: SharedWords;
  tray: TrayWords;
  clip: ClipWords;
  square: SquareWords;
  shelf: ShelfWords;
  space: SpaceWords;
}
