// German, whole. Loaded only for those who read it; compiles only when no sentence is missing.

import type { Catalogue } from '../catalogue';
import { audit } from './audit';
import { box } from './box';
import { clip } from './clip';
import { common } from './common';
import { door } from './door';
import { emoji } from './emoji';
import { found } from './found';
import { invite } from './invite';
import { keys } from './keys';
import { late } from './late';
import { ownEmoji } from './own-emoji';
import { people } from './people';
import { problems } from './problems';
import { profile } from './profile';
import { reactions } from './reactions';
import { room } from './room';
import { rooms } from './rooms';
import { row } from './row';
import { search } from './search';
import { settings } from './settings';
import { share } from './share';
import { shared } from './shared';
import { shelf } from './shelf';
import { space } from './space';
import { square } from './square';
import { start } from './start';
import { status } from './status';
import { stream } from './stream';
import { switcher } from './switcher';
import { text } from './text';
import { tray } from './tray';
import { voice } from './voice';
import { writing } from './writing';

export const de: Catalogue = {
  common,
  problems,
  room,
  stream,
  row,
  box,
  writing,
  emoji,
  invite,
  late,
  text,
  people,
  door,
  settings,
  keys,
  reactions,
  switcher,
  found,
  search,
  rooms,
  profile,
  status,
  audit,
  ownEmoji,
  start,
  share,
  shared,
  tray,
  clip,
  square,
  shelf,
  space,
  voice,
};
