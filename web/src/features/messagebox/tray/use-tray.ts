import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { client, useClientState } from '../../../app/use-client';
import { fileSize } from '../../../lib/file-size';
import { admit, type Refusal, type SharedFile } from '../../../sync/file-list';
import type { PendingMessage } from '../../../sync/types';
import type { Uploads } from '../../../sync/uploads';
import { announce } from '../../../ui/live-region';
import { toast } from '../../../ui/notices';
import { trayWords as words } from '../../../words/tray';

const nothing: readonly SharedFile[] = [];
const noLimits = { attachments_max: 0, upload_max: 0 };

/** Undefined until what carries files is loaded. */
function useUploads(): Uploads | undefined {
  const [uploads, setUploads] = useState<Uploads>();
  useEffect(() => {
    client.extras().then(
      (extras) => setUploads(extras.uploads),
      () => undefined,
    );
  }, []);
  return uploads;
}

/** All files of mine that are on their way, and who carries them. */
export function useFiles(): { uploads: Uploads | undefined; files: readonly SharedFile[] } {
  const uploads = useUploads();
  const subscribe = useCallback(
    (tell: () => void) => uploads?.subscribe(tell) ?? (() => {}),
    [uploads],
  );
  const files = useSyncExternalStore(subscribe, () => uploads?.list ?? nothing);
  return { uploads, files };
}

/** What stands above the box of a channel: its files but those that were sent with a message. */
export function useTray(channel: string) {
  const { uploads, files } = useFiles();
  const pending = useClientState((state) => state.pending);
  const tray = useMemo(() => trayOf(files, channel, pending), [files, channel, pending]);
  const limits = useClientState((state) => state.server?.limits ?? noLimits);
  const { length } = tray;
  const add = useCallback(
    (chosen: readonly File[]) => {
      const { admitted, refused } = admit(chosen, length, limits);
      uploads?.add(channel, admitted);
      for (const refusal of refused) toast(sayRefusal(refusal), 'bad');
      for (const { name } of admitted) announce(words.added(name));
    },
    [uploads, channel, length, limits],
  );
  return { uploads, tray, limits, add };
}

export function trayOf(
  files: readonly SharedFile[],
  channel: string,
  pending: ReadonlyMap<string, readonly PendingMessage[]>,
): SharedFile[] {
  const sent = new Set([...pending.values()].flat().flatMap((message) => message.files ?? []));
  return files.filter((file) => file.channel === channel && !sent.has(file.key));
}

export function sayRefusal(refusal: Refusal): string {
  if (refusal.why === 'too-large') {
    const { name, size, max } = refusal;
    return max === 0 ? words.noneTaken : words.tooLarge(name, fileSize(size), fileSize(max));
  }
  return words.tooMany(refusal.max);
}
