import {
  Clock3,
  Flag,
  Gamepad2,
  Hand,
  Leaf,
  Lightbulb,
  type LucideIcon,
  Plane,
  Shapes,
  Smile,
  Sofa,
  Utensils,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { cx } from '../cx';
import { Icon } from '../icon';
import css from './emoji-picker.module.css';
import type { Section } from './sections';

const ICONS: Record<string, LucideIcon> = {
  Ours: Sofa,
  'You use these': Clock3,
  Faces: Smile,
  People: Hand,
  Nature: Leaf,
  Food: Utensils,
  Play: Gamepad2,
  Travel: Plane,
  Things: Lightbulb,
  Signs: Shapes,
  Flags: Flag,
};

/** Leads to a section, and shows in which one we are. `list` is the id of what scrolls. */
export function EmojiTabs({ sections, list }: { sections: readonly Section[]; list: string }) {
  const here = useSectionInSight(list, sections);
  if (sections.length === 0) return null;
  return (
    <div role="toolbar" aria-label="Groups" className={css.tabs}>
      {sections.map(({ name }) => (
        <button
          key={name}
          type="button"
          aria-label={name}
          aria-pressed={name === here}
          data-tip={name}
          className={cx(css.tab, name === here && css.here)}
          onClick={() => sectionIn(list, name)?.scrollIntoView({ block: 'start' })}
        >
          <Icon of={ICONS[name] ?? Shapes} />
        </button>
      ))}
    </div>
  );
}

function sectionIn(list: string, name: string): Element | null | undefined {
  return document.getElementById(list)?.querySelector(`[data-section="${name}"]`);
}

function useSectionInSight(list: string, sections: readonly Section[]): string | undefined {
  const [here, setHere] = useState<string>();
  useEffect(() => {
    const box = document.getElementById(list);
    if (box === null) return;
    const look = () => {
      const edge = box.scrollTop + 1;
      const passed = [...box.querySelectorAll<HTMLElement>('[data-section]')].findLast(
        (section) => section.offsetTop <= edge,
      );
      setHere(passed?.dataset.section ?? sections[0]?.name);
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [list, sections]);
  return here;
}
