import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useModal } from './modal';
import { currentToasts, dismissToast, toast } from './notices';
import { Toasts } from './toasts';

/** What the browser was told to open and to close, in order. */
let layers: string[];

beforeEach(() => {
  layers = [];
  const open = new Set<HTMLElement>();
  HTMLElement.prototype.showPopover = function show() {
    if (!this.isConnected) throw new DOMException('not in the page', 'InvalidStateError');
    open.add(this);
    layers.push('open');
  };
  HTMLElement.prototype.hidePopover = function hide() {
    open.delete(this);
    layers.push('close');
  };
  const matches = Reflect.get(Element.prototype, 'matches') as (selector: string) => boolean;
  vi.spyOn(HTMLElement.prototype, 'matches').mockImplementation(function isOne(
    this: HTMLElement,
    selector: string,
  ) {
    return selector === ':popover-open' ? open.has(this) : matches.call(this, selector);
  });
});
afterEach(() => {
  for (const { id } of currentToasts()) act(() => dismissToast(id));
  cleanup();
});

const opens = (role: string) => {
  const box = document.createElement('div');
  if (role === '') box.setAttribute('aria-hidden', 'true');
  else box.setAttribute('role', role);
  document.body.append(box);
  const event = Object.assign(new Event('toggle'), { newState: 'open' });
  box.dispatchEvent(event);
  box.remove();
};

it('notices are opened above what lies open, and again above what opens later', () => {
  render(<Toasts />);
  expect(layers).toEqual([]);
  act(() => toast('One.'));
  expect(layers).toEqual(['open']);
  opens('dialog');
  expect(layers).toEqual(['open', 'close', 'open']);
  // A tip, which stands beside what it is about.
  opens('');
  expect(layers).toHaveLength(3);
  act(() => toast('Two.'));
  expect(layers.at(-1)).toBe('open');
  for (const { id } of currentToasts()) act(() => dismissToast(id));
  expect(layers.at(-1)).toBe('close');
  opens('dialog');
  expect(layers.at(-1)).toBe('close');
});

it('what reads notices aloud stands there before the first one', () => {
  render(<Toasts />);
  const status = screen.getByRole('status');
  act(() => toast('One.'));
  expect(status.textContent).toContain('One.');
});

function Question() {
  return <dialog ref={useModal(() => undefined)} aria-label="Sure?" />;
}

it('while a dialog keeps everything else from being pressed, notices stand within it', () => {
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  const page = (asks: boolean) => (
    <>
      <Toasts />
      {asks && <Question />}
    </>
  );
  const { rerender } = render(page(false));
  act(() => toast('One.'));
  rerender(page(true));
  const dialog = screen.getByRole('dialog', { name: 'Sure?' });
  expect(dialog.contains(screen.getByText('One.'))).toBe(true);
  expect(screen.getAllByRole('status')).toHaveLength(1);
  expect(layers.at(-1)).toBe('open');
  // What a dialog has done is often told as it closes.
  act(() => {
    toast('Two.');
    rerender(page(false));
  });
  expect(screen.getByText('One.').closest('dialog')).toBeNull();
  expect(screen.getByText('Two.').closest('dialog')).toBeNull();
  expect(layers.at(-1)).toBe('open');
});
