import { useState } from 'react';
import type { LargeFile } from '../../api/types';
import { client, useClientState, usePerson } from '../../app/use-client';
import { fileSize } from '../../lib/file-size';
import { relativeTime } from '../../lib/late-time';
import { fullTime } from '../../lib/time';
import { Button } from '../../ui/button';
import button from '../../ui/button.module.css';
import { channelName, isDirect } from '../../ui/channel-name';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { mayDelete } from '../../ui/rights';
import { Link } from '../../ui/router';
import { signOf } from '../../ui/shared/file-card';
import { spaceWords as words } from '../../words/space';
import part from './part.module.css';
import css from './space-section.module.css';

/** One of the largest files: what it is, whose, where; the way to its message, and to its end. */
export function LargeFileRow({ file, onRemove }: { file: LargeFile; onRemove: () => void }) {
  const { name: by } = usePerson(file.by);
  const me = useClientState((state) => state.me);
  const author = useClientState((state) => state.members.get(file.by));
  const channel = useClientState((state) => state.channels.get(file.channel));
  const room = useClientState((state) =>
    channel === undefined ? undefined : channelName(channel, state.members, me?.username ?? ''),
  );
  if (me === undefined) return null;
  const own = file.by === me.username;
  const moderated = channel === undefined || !isDirect(channel);
  const may = own || (moderated && mayDelete(me.role, false, author?.role));
  return (
    <li className={cx(part.row, css.row)}>
      <Look file={file} />
      <div className={part.rowWords}>
        <strong className={css.name}>
          <bdi>{file.name}</bdi>
        </strong>
        <span>
          {fileSize(file.size)} ·{' '}
          {words.fromIn(
            by,
            room ?? words.someRoom,
            <time dateTime={file.at} data-tip={fullTime(file.at)}>
              {relativeTime(file.at)}
            </time>,
          )}
        </span>
      </div>
      <p className={css.verbs}>
        {channel !== undefined && (
          <Link
            href={placeOf(file)}
            className={cx(button.button, button.rest, button.small)}
            aria-label={words.showOf(file.name)}
          >
            {words.show}
          </Link>
        )}
        {may && (
          <Button small kind="plain" aria-label={words.deleteOf(file.name)} onClick={onRemove}>
            {words.delete}
          </Button>
        )}
      </p>
    </li>
  );
}

/** Where its message stands: as the server tells, or as it is known from what was read; else its room. */
function placeOf({ channel, message, seq }: LargeFile): string {
  const known = client.getState().windows.get(channel)?.messages;
  const at = seq ?? known?.find((entry) => entry._id === message)?.seq;
  const room = `/c/${encodeURIComponent(channel)}`;
  return at === undefined ? room : `${room}/${at}`;
}

/** A small picture of it, or the sign of its kind. */
export function Look({ file }: { file: LargeFile }) {
  const [broken, setBroken] = useState(false);
  const { thumb, name, type = '' } = file;
  return (
    <span className={css.look} aria-hidden>
      {thumb === undefined || broken ? (
        <Icon of={signOf({ name, type })} />
      ) : (
        <img src={thumb} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
      )}
    </span>
  );
}
