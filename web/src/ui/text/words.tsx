import { memo } from 'react';
import { callsMany, isRoleCall } from '../../lib/text/calls';
import { emojiRuns } from '../../lib/text/emoji-runs';
import type { Style, Word } from '../../lib/text/tree';
import { cx } from '../cx';
import { hasPicture, OwnPicture } from '../emoji/own-picture';
import { useOwnNamed } from '../emoji/use-own-emoji';
import { Link } from '../router';
import { Moment } from './moment';
import { safeHref } from './safe-href';
import { Spoiler } from './spoiler';
import type { TextSetting } from './text-view';
import css from './text-view.module.css';

interface WordsProps {
  of: readonly Word[];
  setting: TextSetting;
}

export const Words = memo(function Words({ of, setting }: WordsProps) {
  return of.map((word, index) =>
    typeof word === 'string' ? (
      // Words of one text never change places: their index is their identity.
      // oxlint-disable-next-line react/no-array-index-key
      <Plain key={index} text={word} />
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- as above
      <WordView key={index} word={word} setting={setting} />
    ),
  );
});

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

function WordView({ word, setting }: { word: Exclude<Word, string>; setting: TextSetting }) {
  switch (word.kind) {
    case 'code':
      return <code className={css.code}>{word.text}</code>;
    case 'link':
      return <LinkView href={word.href} of={word.of} setting={setting} />;
    case 'time':
      return <Moment at={word.at} style={word.style} />;
    case 'mention':
      return <Mention name={word.name} setting={setting} />;
    case 'channel':
      return <setting.Channel name={word.name} />;
    case 'emoji':
      return <NamedEmoji name={word.name} />;
    case 'spoiler':
      return (
        <Spoiler of={word.of}>
          <Words of={word.of} setting={setting} />
        </Spoiler>
      );
    default:
      return <Styled kind={word.kind} of={word.of} setting={setting} />;
  }
}

function Styled({ kind, of, setting }: WordsProps & { kind: Exclude<Style, 'spoiler'> }) {
  const Tag = TAGS[kind];
  return (
    <Tag>
      <Words of={of} setting={setting} />
    </Tag>
  );
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** Emoji get a font that has them in colour. */
function Plain({ text }: { text: string }) {
  if (isAscii(text)) return text;
  return emojiRuns(text).map((run, index) =>
    run.emoji ? (
      // oxlint-disable-next-line react/no-array-index-key -- runs of one text keep their places
      <span key={index} className={css.emoji}>
        {run.text}
      </span>
    ) : (
      run.text
    ),
  );
}

function Mention({ name, setting }: { name: string; setting: TextSetting }) {
  const role = isRoleCall(name);
  if (!role && !setting.isNamed(name)) return `@${name}`;
  // The server names those whom a role calls, each by himself.
  const ofMe = role ? setting.isNamed(setting.me) : callsMany(name) || name === setting.me;
  const instead = setting.insteadOf?.(name);
  if (instead !== undefined) return <span className={css.mention}>@{instead}</span>;
  const look = cx(css.mention, ofMe && css.ofMe);
  if (callsMany(name)) return <span className={look}>@{name}</span>;
  // Whoever shows cards listens for `data-person`, the browser turns Enter and Space into a press.
  return (
    <button type="button" className={look} data-person={name}>
      @{name}
    </button>
  );
}

/** As its name while it has no picture. */
function NamedEmoji({ name }: { name: string }) {
  const own = useOwnNamed(name);
  if (!hasPicture(own)) return `:${name}:`;
  return <OwnPicture own={own} className={css.ownEmoji} alt={`:${name}:`} />;
}

function LinkView({
  href,
  of,
  setting,
}: { href: string; of: Word[] | undefined } & { setting: TextSetting }) {
  const said = of === undefined ? href : <Words of={of} setting={setting} />;
  const safe = safeHref(href);
  if (safe === undefined) return said;
  // Words may say anything; the tip says where they lead.
  const tip = of === undefined ? undefined : safe;
  const inside = ownPath(safe);
  if (inside !== undefined) {
    return (
      <Link href={inside} data-tip={tip}>
        {said}
      </Link>
    );
  }
  return (
    <a href={safe} target="_blank" rel="noopener noreferrer nofollow" data-tip={tip}>
      {said}
    </a>
  );
}

/** A link into our own rooms opens here instead of in a second tab. */
function ownPath(href: string): string | undefined {
  const url = new URL(href);
  const ours = url.origin === location.origin && url.pathname.startsWith('/c/');
  return ours ? url.pathname : undefined;
}
