import { useEffect, useRef } from 'react';
import { commonWords as words } from '../words/common';
import { Announcements } from './announcements';
import css from './live-region.module.css';

/** A screen reader has taken a line up long before. */
const SPOKEN_WITHIN_MS = 5000;

let speaker: Announcements | undefined;

/** Says a line to screen readers, politely. Without a LiveRegion on the page nothing is said. */
export function announce(line: string): void {
  speaker?.add(line);
}

/** The same of what somebody said: many at once are counted. */
export function announceMessage(line: string): void {
  speaker?.addMessage(line);
}

export function LiveRegion() {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let cleared: ReturnType<typeof setTimeout> | undefined;
    const mine = new Announcements((line) => {
      clearTimeout(cleared);
      if (region.current !== null) region.current.textContent = line;
      // Words that were taken back must not live on here.
      cleared = setTimeout(() => region.current?.replaceChildren(), SPOKEN_WITHIN_MS);
    });
    speaker = mine;
    return () => {
      clearTimeout(cleared);
      if (speaker === mine) speaker = undefined;
    };
  }, []);
  return (
    <div
      ref={region}
      className={css.unseen}
      aria-live="polite"
      role="log"
      aria-label={words.news}
    />
  );
}

/** Words only for those who listen. */
export function Unseen({ children }: { children: string }) {
  return <span className={css.unseen}>{children}</span>;
}
