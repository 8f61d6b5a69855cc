import { useEffect, useRef } from 'react';
import { commonWords as words } from '../words/common';
import { Announcements } from './announcements';
import css from './live-region.module.css';

let speaker: Announcements | undefined;

/** Says a line to screen readers, politely. Without a LiveRegion on the page nothing is said. */
export function announce(line: string): void {
  speaker?.add(line);
}

export function LiveRegion() {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mine = new Announcements((line) => {
      if (region.current !== null) region.current.textContent = line;
    });
    speaker = mine;
    return () => {
      if (speaker === mine) speaker = undefined;
    };
  }, []);
  return (
    <div ref={region} className={css.unseen} aria-live="polite" role="log" aria-label={words.news} />
  );
}

/** Words only for those who listen. */
export function Unseen({ children }: { children: string }) {
  return <span className={css.unseen}>{children}</span>;
}
