/** Where a dragged door would stand if it were let go. Reads the list as it is drawn. */

import type { Channel } from '../../sync/types';

export interface Drop {
  section: string;
  /** The room that would follow; undefined at the end of its group. */
  before: string | undefined;
  /** Where the line is drawn, in the list's own coordinates. */
  at: number;
}

type Find = (id: string) => Pick<Channel, 'kind' | 'section'> | undefined;

export function dropAt(list: HTMLElement, y: number, find: Find): Drop | undefined {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-channel]')].flatMap((row) => {
    const id = row.dataset.channel ?? '';
    const room = find(id);
    if (room?.kind !== 'text') return [];
    const { top, bottom } = row.getBoundingClientRect();
    return [{ id, section: room.section, top, bottom, middle: (top + bottom) / 2 }];
  });
  const [first] = rows;
  if (first === undefined) return undefined;
  const near = rows.reduce((best, row) =>
    Math.abs(row.middle - y) < Math.abs(best.middle - y) ? row : best,
  );
  const above = y < near.middle;
  const next = rows[rows.indexOf(near) + 1];
  const following = next?.section === near.section ? next.id : undefined;
  const inList = (edge: number) => edge - list.getBoundingClientRect().top + list.scrollTop;
  return {
    section: near.section,
    before: above ? near.id : following,
    at: inList(above ? near.top : near.bottom),
  };
}
