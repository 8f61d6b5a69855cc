import {
  Download,
  FileArchive,
  FileCode,
  FileImage,
  FileMusic,
  FilePlay,
  File as FileSign,
  FileText,
  type LucideIcon,
} from 'lucide-react';
import { fileSize } from '../../lib/file-size';
import type { Attachment } from '../../sync/types';
import { sharedWords as words } from '../../words/shared';
import { Icon } from '../icon';
import css from './file-card.module.css';

/** A file by its name and size; pressing it downloads it. Also what could not be prepared, with why. */
export function FileCard({ one }: { one: Attachment }) {
  const failed = one.state === 'failed';
  return (
    <div className={css.card}>
      <Icon of={signOf(one)} className={css.sign} />
      <span className={css.words}>
        <a
          className={css.name}
          href={one.url}
          download={one.name}
          aria-label={words.downloadWhat(one.name)}
        >
          <bdi>{one.name}</bdi>
        </a>
        <span className={css.size}>
          {one.state === 'processing' ? words.processing : fileSize(one.size)}
        </span>
        {failed && <span className={css.why}>{one.reason ?? words.failed}</span>}
        {one.alt !== undefined && <span className={css.why}>{one.alt}</span>}
      </span>
      <Icon of={Download} className={css.arrow} />
    </div>
  );
}

const SIGNS: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^image\//, FileImage],
  [/^video\//, FilePlay],
  [/^audio\//, FileMusic],
  [/zip|compressed|x-tar|gzip|x-7z|x-rar/, FileArchive],
  [/json|xml|javascript|x-sh|x-python|text\/(?:html|css)/, FileCode],
  [/^text\/|pdf|document|msword/, FileText],
];

export function signOf({ type }: Pick<Attachment, 'type'>): LucideIcon {
  return SIGNS.find(([of]) => of.test(type))?.[1] ?? FileSign;
}
