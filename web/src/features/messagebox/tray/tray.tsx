import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { holdsUp, type SharedFile } from '../../../sync/file-list';
import type { Member } from '../../../sync/types';
import { announce } from '../../../ui/live-region';
import { trayWords as words } from '../../../words/tray';
import { ClipPart } from '../clip/clip-part';
import { AttachButton } from './attach-button';
import { DescribeDialog } from './describe-dialog';
import { DropOverlay } from './drop-overlay';
import { TooLong } from './too-long';
import css from './tray.module.css';
import { TrayItem } from './tray-item';
import { useTray } from './use-tray';

interface TrayProps {
  channel: string;
  /** What the room is called for me. */
  room: string;
  me: Member;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Which files the next message takes with it, by their keys; undefined for none. */
  onFiles: (keys: readonly string[] | undefined) => void;
  /** Whether one of them cannot go as it is: there is no room for it, or its bytes are gone. */
  onHeldUp: (heldUp: boolean) => void;
}

/** The files of the next message, above the box, and the plus beside it; takes in what is pasted and what
 *  is dropped. */
export function Tray({ channel, room, me, field, onFiles, onHeldUp }: TrayProps) {
  const { uploads, tray, limits, add } = useTray(channel);
  const [described, setDescribed] = useState<string>();
  const takes = limits.attachments_max > 0 && limits.upload_max > 0;
  usePaste(field, takes ? add : undefined);
  useTold(tray);
  const keys = tray.map(({ key }) => key).join(' ');
  useEffect(() => onFiles(keys === '' ? undefined : keys.split(' ')), [keys, onFiles]);
  const heldUp = tray.some(holdsUp);
  useEffect(() => onHeldUp(heldUp), [heldUp, onHeldUp]);
  const list = useRef<HTMLUListElement>(null);
  const move = ({ key, name }: SharedFile, to: number) => {
    if (to < 0 || to >= tray.length) return;
    uploads?.move(key, to);
    announce(words.movedTo(name, to + 1, tray.length));
    // The item keeps the focus wherever it goes.
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-file="${key}"] button`)?.focus();
    });
  };
  const remove = ({ key, name }: SharedFile) => {
    uploads?.drop(key);
    announce(words.removed(name));
    field.current?.focus();
  };
  /** By itself where nothing else waits in the box; else it waits with the rest. */
  const sendClip = (file: File): boolean => {
    const form = field.current?.value.trim() === '' && tray.length === 0 && field.current.form;
    flushSync(() => add([file]));
    const one = uploads?.list.findLast(
      (each) => each.channel === channel && each.name === file.name && each.size === file.size,
    );
    if (one === undefined) return false;
    if (form) {
      // The box sends what it knows of, so it has to know before it is told to.
      flushSync(() => onFiles([one.key]));
      form.requestSubmit();
    }
    return true;
  };
  const addText = (file: File) => {
    add([file]);
    return tray.length < limits.attachments_max && file.size <= limits.upload_max;
  };
  const at = tray.findIndex(({ key }) => key === described);
  const one = tray[at];
  return (
    <>
      {takes && <DropOverlay room={room} limits={limits} onFiles={add} />}
      {takes && <TooLong channel={channel} field={field} onFile={addText} />}
      {tray.length > 0 && (
        <ul ref={list} className={css.tray} aria-label={words.tray}>
          {tray.map((file, index) => (
            <TrayItem
              key={file.key}
              file={file}
              at={index}
              onDescribe={() => setDescribed(file.key)}
              onRetry={() => uploads?.retry(file.key)}
              onRemove={() => remove(file)}
              onMove={(to) => move(file, to)}
              onTake={(key) => uploads?.move(key, index)}
            />
          ))}
        </ul>
      )}
      {takes && uploads && (
        <ClipPart
          user={me.username}
          channel={channel}
          field={field}
          joins={tray.length > 0}
          onSend={sendClip}
        />
      )}
      <AttachButton me={me} limits={limits} field={field} onFiles={add} />
      {one !== undefined && (
        <DescribeDialog
          file={one}
          at={at}
          all={tray.length}
          onChange={(change) => uploads?.change(one.key, change)}
          onMove={(to) => uploads?.move(one.key, to)}
          onClose={() => setDescribed(undefined)}
        />
      )}
    </>
  );
}

/** Pictures from the clipboard. Where it has words as well, as from an office program, the words are meant. */
function usePaste(
  field: RefObject<HTMLTextAreaElement | null>,
  add: ((files: readonly File[]) => void) | undefined,
): void {
  useEffect(() => {
    const box = field.current;
    if (box === null || add === undefined) return;
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.clipboardData?.getData('text/plain')) return;
      event.preventDefault();
      add(files);
    };
    box.addEventListener('paste', onPaste);
    return () => box.removeEventListener('paste', onPaste);
  }, [field, add]);
}

/** Says to those who do not see the bars when a file is there. */
function useTold(tray: readonly SharedFile[]): void {
  const before = useRef<ReadonlyMap<string, SharedFile['state']>>(new Map());
  useEffect(() => {
    for (const { key, name, state } of tray) {
      const was = before.current.get(key);
      if (state === 'done' && was !== undefined && was !== 'done') announce(words.arrived(name));
    }
    before.current = new Map(tray.map(({ key, state }) => [key, state]));
  }, [tray]);
}
