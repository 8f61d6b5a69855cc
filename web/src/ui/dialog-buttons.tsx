import { Button } from './button';
import css from './dialog-buttons.module.css';

interface DialogButtonsProps {
  /** What the form does. */
  save: string;
  /** The way out without it. */
  leave: string;
  busy?: boolean;
  disabled?: boolean;
  onLeave: () => void;
}

/** What ends the form of a dialog. Where that is higher than the screen it scrolls under them. */
export function DialogButtons({ save, leave, busy, disabled, onLeave }: DialogButtonsProps) {
  return (
    <div className={css.buttons}>
      <Button kind="brass" type="submit" busy={busy ?? false} disabled={disabled ?? false}>
        {save}
      </Button>
      <Button kind="plain" onClick={onLeave}>
        {leave}
      </Button>
    </div>
  );
}
