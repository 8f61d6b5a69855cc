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
  Wrench,
} from 'lucide-react';
import { Icon } from './icon';

const SIGNS: Record<string, LucideIcon> = {
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
};

/** Every sign but home's own; an unknown one is the plain hash. */
export function MoreSign({ of, className }: { of: string; className?: string | undefined }) {
  return <Icon of={SIGNS[of] ?? Hash} className={className} />;
}
