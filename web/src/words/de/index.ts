// German, whole. Loaded only for those who read it; compiles only when no sentence is missing.

import type { Catalogue } from '../catalogue';
import { box } from './box';
import { common, problems } from './common';
import { door } from './door';
import { keys } from './keys';
import { people } from './people';
import { room } from './room';
import { settings } from './settings';
import { stream } from './stream';

export const de: Catalogue = {
  common,
  problems,
  room,
  stream,
  box,
  people,
  door,
  settings,
  keys,
};
