import {
  BookOpen,
  Camera,
  Cat,
  Clapperboard,
  CookingPot,
  Dices,
  Gamepad2,
  Hash,
  Leaf,
  type LucideIcon,
  Music,
  Plane,
  Sprout,
  Tent,
  Volume2,
  Wrench,
} from 'lucide-react';
import { Icon } from './icon';

const SIGNS = {
  'book-open': BookOpen,
  camera: Camera,
  cat: Cat,
  clapperboard: Clapperboard,
  'cooking-pot': CookingPot,
  dices: Dices,
  'gamepad-2': Gamepad2,
  leaf: Leaf,
  music: Music,
  plane: Plane,
  sprout: Sprout,
  tent: Tent,
  wrench: Wrench,
} satisfies Record<string, LucideIcon>;

export type SignName = keyof typeof SIGNS | 'hash' | 'flame';
/** Every sign there is to choose from, the plain one first. */
export const SIGN_NAMES: readonly SignName[] = [
  'hash',
  'flame',
  ...(Object.keys(SIGNS) as (keyof typeof SIGNS)[]),
];

/** Every sign but home's own, and that of voice rooms, which nobody chooses; an unknown one is the plain hash. */
export function MoreSign({ of, className }: { of: string; className?: string | undefined }) {
  if (of === 'volume-2') return <Icon of={Volume2} className={className} />;
  return <Icon of={(SIGNS as Record<string, LucideIcon>)[of] ?? Hash} className={className} />;
}
