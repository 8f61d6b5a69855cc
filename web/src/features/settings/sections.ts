/** The parts of the settings, and the words by which each is found. */

import {
  Accessibility,
  CircleUser,
  type LucideIcon,
  Palette,
  Smartphone,
  Users,
} from 'lucide-react';

export type SectionId = 'profile' | 'appearance' | 'access' | 'devices' | 'people';

export interface Section {
  id: SectionId;
  title: string;
  icon: LucideIcon;
  group: 'you' | 'server';
  /** What can be set there, as somebody would look for it. */
  holds: readonly string[];
}

export const SECTIONS: readonly Section[] = [
  {
    id: 'profile',
    title: 'Profile',
    icon: CircleUser,
    group: 'you',
    holds: ['Name people see', 'A line about you', 'Face', 'Password', 'Sign out'],
  },
  {
    id: 'appearance',
    title: 'Appearance',
    icon: Palette,
    group: 'you',
    holds: [
      'Theme',
      'Evening',
      'Daylight',
      'Dark',
      'Light',
      'Density',
      'Compact',
      'Text size',
      'Names in colour',
      'The lamp',
      'Movement',
    ],
  },
  {
    id: 'access',
    title: 'Access',
    icon: Accessibility,
    group: 'you',
    holds: ['More contrast', 'Read new messages aloud', 'Screen reader', 'Movement', 'Keys'],
  },
  {
    id: 'devices',
    title: 'Devices',
    icon: Smartphone,
    group: 'you',
    holds: ['Sessions', 'Signed in', 'Sign out elsewhere'],
  },
  {
    id: 'people',
    title: 'People and invites',
    icon: Users,
    group: 'server',
    holds: ['Invite link', 'Members', 'Roles', 'Sign-in link'],
  },
];

/** Sections that have something to do with what was typed; all of them for nothing typed. */
export function findSections(typed: string): readonly Section[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return SECTIONS;
  const has = (words: string) => words.toLocaleLowerCase().includes(wanted);
  return SECTIONS.filter((section) => has(section.title) || section.holds.some(has));
}

export function sectionOf(path: string | undefined): Section | undefined {
  return SECTIONS.find((section) => section.id === path);
}
