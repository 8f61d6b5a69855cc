import { Copy, Share2, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { commonWords } from '../words/common';
import { inviteWords as words } from '../words/invite';
import { Button } from './button';
import { copyText } from './copy-text';
import { Icon } from './icon';
import css from './invite-card.module.css';
import { isLocalHost } from './local-host';
import { toast } from './notices';

export interface MadeInvite {
  url: string;
  max_uses: number;
  expires: string;
}

interface InviteCardProps {
  invite: MadeInvite | undefined;
  busy: boolean;
  /** Said before there is a link: whom it lets in, and for how long. */
  terms: string;
  onMake: () => void;
}

/** A link for friends: made when asked for, then copied, shared or shown as a code to point at. */
export function InviteCard({ invite, busy, terms, onMake }: InviteCardProps) {
  if (invite === undefined) {
    return (
      <div className={css.card}>
        <div className={css.words}>
          <h3>{words.askIn}</h3>
          <p>{terms}</p>
          <div className={css.buttons}>
            <Button kind="brass" busy={busy} onClick={onMake}>
              {words.makeInvite}
            </Button>
          </div>
        </div>
      </div>
    );
  }
  const share = () => {
    // Rejects when the sheet is closed without choosing: nothing to tell anybody.
    navigator.share({ url: invite.url }).catch(() => undefined);
  };
  const copy = async () => {
    const done = await copyText(invite.url);
    toast(done ? commonWords.linkCopied : words.copyByHand);
  };
  return (
    <div className={css.card}>
      <div className={css.words}>
        <h3>{words.askIn}</h3>
        <p>{termsOf(invite)}</p>
        {isLocalHost(new URL(invite.url).hostname) && (
          <p className={css.warning}>
            <Icon of={TriangleAlert} />
            {words.onlyHere}
          </p>
        )}
        <input
          className={css.link}
          readOnly
          aria-label={words.inviteLink}
          value={invite.url.replace(/^https?:\/\//, '')}
          onFocus={(event) => event.target.select()}
        />
        <div className={css.buttons}>
          <Button kind="brass" icon={Copy} onClick={() => void copy()}>
            {commonWords.copyLink}
          </Button>
          {'share' in navigator && (
            <Button icon={Share2} onClick={share}>
              {words.share}
            </Button>
          )}
        </div>
      </div>
      <QrCode text={invite.url} />
    </div>
  );
}

function termsOf(invite: MadeInvite): string {
  const days = Math.max(1, Math.round((Date.parse(invite.expires) - Date.now()) / 86_400_000));
  return words.inviteTerms(invite.max_uses, days);
}

/** The link as a code for a phone's camera, drawn as one path. */
function QrCode({ text }: { text: string }) {
  const [code, setCode] = useState<{ path: string; size: number }>();
  useEffect(() => {
    let current = true;
    const draw = async () => {
      const { encode } = await import('uqr');
      const { data, size } = encode(text, { border: 0 });
      let path = '';
      data.forEach((row, y) => {
        row.forEach((dark, x) => {
          if (dark) path += `M${x} ${y}h1v1h-1z`;
        });
      });
      if (current) setCode({ path, size });
    };
    draw().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [text]);
  return (
    <div className={css.code}>
      {code !== undefined && (
        <svg
          viewBox={`0 0 ${code.size} ${code.size}`}
          role="img"
          aria-label={words.qrCode}
          shapeRendering="crispEdges"
        >
          <path d={code.path} />
        </svg>
      )}
    </div>
  );
}
