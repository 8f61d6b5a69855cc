import { RotateCw } from 'lucide-react';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { lateWords as words } from '../../words/late';
import css from './connection-banner.module.css';

/** A newer client waits on the server. Loading it is the reader's choice: drafts stay either way. */
export function NewVersionBar() {
  return (
    <div className={css.banner} role="status">
      <Icon of={RotateCw} className={css.icon} />
      <p className={css.words}>
        <strong>{words.newVersion}</strong> <span>{words.newVersionKeeps}</span>
      </p>
      <Button small onClick={() => location.reload()}>
        {words.loadIt}
      </Button>
    </div>
  );
}
