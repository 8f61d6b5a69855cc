import { useEffect, useState } from 'react';
import { type EmojiGroup, loadEmoji } from '../../lib/emoji/emoji';

/** The emoji once they are there; `failed` when they could not be fetched. */
export function useEmojiGroups(): [groups: readonly EmojiGroup[] | undefined, failed: boolean] {
  const [groups, setGroups] = useState<readonly EmojiGroup[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    loadEmoji().then(
      (loaded) => {
        if (wanted) setGroups(loaded);
      },
      () => {
        if (wanted) setFailed(true);
      },
    );
    return () => {
      wanted = false;
    };
  }, []);
  return [groups, failed];
}
