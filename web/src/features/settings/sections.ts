/** The parts of the settings; their words stand in the catalogue. */

import {
  Accessibility,
  Bell,
  CircleUser,
  DoorOpen,
  EyeOff,
  Globe,
  HardDrive,
  Keyboard,
  type LucideIcon,
  Mic,
  Palette,
  ScrollText,
  Smartphone,
  Smile,
  Users,
} from 'lucide-react';
import { type SectionId, settingsWords } from '../../words/settings';

export interface Section {
  id: SectionId;
  icon: LucideIcon;
  group: 'you' | 'server';
  /** Nothing in it takes the focus, so the page itself does, to be scrolled by keys. */
  toRead?: true;
  /** Only for those who look after the room. */
  manage?: true;
  /** Only where the server has voice. */
  voice?: true;
  /** Only for those who hold the keys. */
  owner?: true;
}

export const SECTIONS: readonly Section[] = [
  { id: 'profile', icon: CircleUser, group: 'you' },
  { id: 'appearance', icon: Palette, group: 'you' },
  { id: 'notifications', icon: Bell, group: 'you' },
  { id: 'voice', icon: Mic, group: 'you', voice: true },
  { id: 'privacy', icon: EyeOff, group: 'you' },
  { id: 'keys', icon: Keyboard, group: 'you', toRead: true },
  { id: 'access', icon: Accessibility, group: 'you' },
  { id: 'language', icon: Globe, group: 'you' },
  { id: 'devices', icon: Smartphone, group: 'you' },
  { id: 'server', icon: DoorOpen, group: 'server', owner: true },
  { id: 'people', icon: Users, group: 'server' },
  { id: 'emoji', icon: Smile, group: 'server' },
  { id: 'space', icon: HardDrive, group: 'server' },
  { id: 'audit', icon: ScrollText, group: 'server', manage: true },
];

/** Sections that have something to do with what was typed; all of them for nothing typed. */
export function findSections(typed: string): readonly Section[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return SECTIONS;
  const has = (words: string) => words.toLocaleLowerCase().includes(wanted);
  return SECTIONS.filter(({ id }) => {
    const { title, holds } = settingsWords.sections[id];
    return has(title) || holds.some(has);
  });
}

/** `manages`: what is only for those who look after the room does not exist for the others; nor does voice
 *  where the server offers none. */
export function sectionOf(
  path: string | undefined,
  manages: boolean,
  voice: boolean,
): Section | undefined {
  return SECTIONS.find(
    (section) =>
      section.id === path &&
      (manages || section.manage !== true) &&
      (voice || section.voice !== true),
  );
}
