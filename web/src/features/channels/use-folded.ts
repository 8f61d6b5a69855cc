import { useCallback, useState } from 'react';
import { readStored, writeStored } from '../../lib/storage';

/** Which groups somebody keeps folded on this device. */
export function useFolded(user: string) {
  const key = `snug:folded:${user}`;
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => {
    const stored = readStored(key);
    return new Set(Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : []);
  });
  const toggle = useCallback(
    (section: string) => {
      setFolded((old) => {
        const next = new Set(old);
        if (!next.delete(section)) next.add(section);
        writeStored(key, [...next]);
        return next;
      });
    },
    [key],
  );
  return { folded, toggle };
}
