import {
  BookOpen,
  Camera,
  Cat,
  Clapperboard,
  CookingPot,
  Dices,
  Flame,
  Gamepad2,
  Hash,
  Leaf,
  type LucideIcon,
  Music,
  Plane,
  Sprout,
  Tent,
  Wrench,
} from 'lucide-react';
import { Icon } from './icon';

/** The signs a group may hang over a door. An unknown or missing one is the plain hash. */
const SIGNS: Record<string, LucideIcon> = {
  'book-open': BookOpen,
  camera: Camera,
  cat: Cat,
  clapperboard: Clapperboard,
  'cooking-pot': CookingPot,
  dices: Dices,
  flame: Flame,
  'gamepad-2': Gamepad2,
  leaf: Leaf,
  music: Music,
  plane: Plane,
  sprout: Sprout,
  tent: Tent,
  wrench: Wrench,
};

export function Sign({ of, className }: { of: string; className?: string | undefined }) {
  return <Icon of={SIGNS[of] ?? Hash} className={className} />;
}

/** `home` carries the flame unless the group has hung another sign there. */
export function signOf(channel: { id: string; sign?: string | undefined }): string {
  return channel.sign ?? (channel.id === 'home' ? 'flame' : 'hash');
}
