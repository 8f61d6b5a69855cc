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
import { cx } from '../cx';
import { Icon } from '../icon';
import css from './file-card.module.css';
import { usePercent } from './percent';

/** A file by its name and size; pressing it downloads it, once it is on the server. Also what could not be prepared,
 *  with why. */
export function FileCard({ one }: { one: Attachment }) {
  const failed = one.state === 'failed';
  const percent = usePercent(one);
  return (
    <div className={cx(css.card, one.url === '' && css.still)}>
      <Icon of={signOf(one)} className={css.sign} />
      <span className={css.words}>
        {one.url === '' ? (
          <bdi className={css.name}>{one.name}</bdi>
        ) : (
          <a
            className={css.name}
            href={one.url}
            download={one.name}
            aria-label={words.downloadWhat(one.name)}
          >
            <bdi>{one.name}</bdi>
          </a>
        )}
        <span className={css.size}>
          {fileSize(one.size)}
          {one.state === 'processing' && ` · ${words.processing}`}
          {percent !== undefined && ` · ${words.percent(percent)}`}
        </span>
        {failed && <span className={css.why}>{words.whyFailed(one.reason)}</span>}
        {one.alt !== undefined && <span className={css.why}>{one.alt}</span>}
      </span>
      {one.url !== '' && <Icon of={Download} className={css.arrow} />}
    </div>
  );
}

const SIGNS: readonly (readonly [RegExp, RegExp, LucideIcon])[] = [
  [/^image\//, /\.(?:png|jpe?g|gif|webp|avif|heic|svg)$/i, FileImage],
  [/^video\//, /\.(?:mp4|mov|mkv|webm|avi)$/i, FilePlay],
  [/^audio\//, /\.(?:mp3|m4a|ogg|opus|flac|wav)$/i, FileMusic],
  [/zip|compressed|x-tar|gzip|x-7z|x-rar/, /\.(?:zip|7z|rar|tar|gz|tgz|xz|zst)$/i, FileArchive],
  [
    /json|xml|javascript|x-sh|x-python|text\/(?:html|css)/,
    /\.(?:json|xml|html?|css|[cm]?[jt]sx?|sh|py|rs|go|[ch](?:pp)?)$/i,
    FileCode,
  ],
  [/^text\/|pdf|document|msword/, /\.(?:txt|md|pdf|docx?|odt|rtf|csv)$/i, FileText],
];

/** By what it is, or else by how it is called: of what nobody looked into only the name says something. */
export function signOf({ type, name }: Pick<Attachment, 'type' | 'name'>): LucideIcon {
  return SIGNS.find(([of, called]) => of.test(type) || called.test(name))?.[2] ?? FileSign;
}
