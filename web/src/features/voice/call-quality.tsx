import { Signal, SignalLow, SignalMedium } from 'lucide-react';
import { useRef } from 'react';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { useMenu } from '../../ui/use-menu';
import { usePopover } from '../../ui/use-popover';
import { voiceWords as words } from '../../words/voice';
import css from './call-quality.module.css';
import { type Grade, gradeOf, type Quality } from './engine/quality';
import { useCall } from './use-call';

const signs: Readonly<Record<Grade, typeof Signal>> = {
  good: Signal,
  fair: SignalMedium,
  poor: SignalLow,
};

/** How far the server is, in a number; behind it what else is measured. */
export function CallQuality() {
  const quality = useCall((view) => view.quality);
  const phase = useCall(({ call }) => call.phase);
  const menu = useMenu();
  if (phase === 'joining' || phase === 'reconnecting') {
    return (
      <span className={cx(css.quality, css.poor)} role="status">
        {words[phase]}
      </span>
    );
  }
  if (quality === undefined || phase !== 'connected') return null;
  const grade = gradeOf(quality);
  const shown = quality.ms === undefined ? words.qualityUnknown : words.quality(quality.ms);
  return (
    <>
      <button
        type="button"
        className={cx(css.quality, css[grade])}
        {...menu.trigger}
        aria-haspopup="dialog"
        aria-label={`${words.qualityTitle}: ${words.grades[grade]}, ${shown}`}
      >
        <Icon of={signs[grade]} className={css.sign} />
        {shown}
      </button>
      {menu.anchor !== null && (
        <Measured quality={quality} anchor={menu.anchor} onClose={menu.close} />
      )}
    </>
  );
}

interface MeasuredProps {
  quality: Quality;
  anchor: HTMLElement;
  onClose: () => void;
}

function Measured({ quality, anchor, onClose }: MeasuredProps) {
  const box = useRef<HTMLDivElement>(null);
  usePopover(box, anchor, onClose);
  const { ms, loss, codec, over } = quality;
  const rows: readonly [string, string | undefined][] = [
    [words.there, ms === undefined ? undefined : words.quality(ms)],
    [words.lost, words.percent(loss)],
    [words.codec, codec],
    [words.over, over && words.ways[over]],
  ];
  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      tabIndex={-1}
      aria-label={words.qualityTitle}
      className={css.measured}
    >
      <dl>
        {rows.map(
          ([what, value]) =>
            value !== undefined && (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
