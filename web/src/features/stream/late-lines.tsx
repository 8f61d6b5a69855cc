import { EyeOff, Forward } from 'lucide-react';
import { ApiProblem } from '../../api/http';
import { getOrigin } from '../../api/messages';
import { usePerson } from '../../app/use-client';
import type { Message } from '../../sync/types';
import { Icon } from '../../ui/icon';
import { toast } from '../../ui/notices';
import { useLocation } from '../../ui/router';
import { sayProblem } from '../../words/problems';
import { rowWords as words } from '../../words/row';
import css from './lines.module.css';

interface ForwardedLineProps {
  message: Message;
  /** Whose words they are. */
  author: string;
}

/** Above words that were passed on: whose they are. Leads to where they were said, for who may see it. */
export function ForwardedLine({ message, author }: ForwardedLineProps) {
  const { name } = usePerson(author);
  const [, navigate] = useLocation();
  const go = async () => {
    try {
      const { channel, seq } = await getOrigin(message);
      navigate(`/c/${encodeURIComponent(channel)}/${seq}`);
    } catch (error) {
      const hidden = error instanceof ApiProblem && error.status === 404;
      toast(hidden ? words.originHidden : sayProblem(error as ApiProblem), 'bad');
    }
  };
  return (
    <p className={css.forwarded}>
      <Icon of={Forward} className={css.systemIcon} />
      <button type="button" className={css.show} onClick={() => void go()}>
        {words.saidBy(name)}
      </button>
    </p>
  );
}

/** What somebody said whom I have blocked. */
export function HiddenLine({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <li className={css.system}>
      <Icon of={EyeOff} className={css.systemIcon} />
      <span className={css.words}>
        {words.hidden(count)}{' '}
        <button type="button" className={css.show} onClick={onShow}>
          {words.showHidden}
        </button>
      </span>
    </li>
  );
}
