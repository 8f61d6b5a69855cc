import {
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { type SightKey, type SightKind, sightKey } from './engine/sights';
import { see } from './looking';
import { type Talker, useCall } from './use-call';

/** A picture that somebody shows: his camera, or his screen. */
export interface Picture {
  readonly kind: SightKind;
  readonly talker: Talker;
  /** The same for as long as it is shown. */
  readonly key: SightKey;
}

export function pictureOf(kind: SightKind, talker: Talker): Picture {
  return { kind, talker, key: sightKey(kind, talker.username) };
}

/** Undefined until it has come. */
export function useSight({ kind, talker }: Picture): MediaStream | undefined {
  return useCall(({ sights }) => sights.get(sightKey(kind, talker.mine ? '' : talker.username)));
}

/** Has the picture sent for as long as `of` is on screen. Mine is here already. */
export function useLook(of: RefObject<HTMLElement | null>, picture: Picture | undefined): void {
  const key = picture === undefined || picture.talker.mine ? undefined : picture.key;
  useEffect(() => {
    const tile = of.current;
    if (tile === null || key === undefined) return;
    let end: (() => void) | undefined;
    const observer = new IntersectionObserver((entries) => {
      const shown = entries.at(-1)?.isIntersecting === true;
      if (shown) end ??= see(key);
      else {
        end?.();
        end = undefined;
      }
    });
    observer.observe(tile);
    return () => {
      observer.disconnect();
      end?.();
    };
  }, [of, key]);
}

/** The inner size of what `ref` is put on, in whole pixels. */
export function useSize(): {
  readonly ref: (element: HTMLElement | null) => void;
  readonly width: number;
  readonly height: number;
} {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const observer = useRef<ResizeObserver | undefined>(undefined);
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (element === null) return;
    observer.current = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize({ width: Math.floor(width), height: Math.floor(height) });
    });
    observer.current.observe(element);
  }, []);
  return { ref, ...size };
}

const onFullScreen = (listener: () => void) => {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
};

export function useFullScreen(): Element | null {
  return useSyncExternalStore(onFullScreen, () => document.fullscreenElement);
}
