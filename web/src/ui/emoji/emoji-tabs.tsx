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
import { emojiWords as words } from '../../words/emoji';
import { cx } from '../cx';
import { Icon } from '../icon';
import { PickerBar } from '../picker/picker-bar';
import css from './emoji-picker.module.css';
import type { Section, SectionId } from './sections';

const ICONS: Partial<Record<SectionId, LucideIcon>> = {
  ours: Sofa,
  recent: Clock3,
  faces: Smile,
  people: Hand,
  nature: Leaf,
  food: Utensils,
  play: Gamepad2,
  travel: Plane,
  things: Lightbulb,
  signs: Shapes,
  flags: Flag,
};

/** Leads to a section, and shows in which one we are. `list` is the id of what scrolls. */
export function EmojiTabs({ sections, list }: { sections: readonly Section[]; list: string }) {
  const here = useSectionInSight(list, sections);
  if (sections.length === 0) return null;
  return (
    <PickerBar label={words.groups} className={css.tabs}>
      {sections.map(({ id }) => (
        <button
          key={id}
          type="button"
          aria-label={words.group[id]}
          aria-pressed={id === here}
          data-tip={words.group[id]}
          className={cx(css.tab, id === here && css.here)}
          onClick={() => sectionIn(list, id)?.scrollIntoView({ block: 'start' })}
        >
          <Icon of={ICONS[id] ?? Shapes} />
        </button>
      ))}
    </PickerBar>
  );
}

function sectionIn(list: string, id: SectionId): Element | null | undefined {
  return document.getElementById(list)?.querySelector(`[data-section="${id}"]`);
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
      setHere(passed?.dataset.section ?? sections[0]?.id);
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [list, sections]);
  return here;
}
