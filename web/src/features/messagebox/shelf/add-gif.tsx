import { useEffect, useRef, useState } from 'react';
import { uploadsOverHttp } from '../../../api/uploads';
import { useClientState } from '../../../app/use-client';
import { fileSize } from '../../../lib/file-size';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { toast } from '../../../ui/notices';
import { ProgressBar } from '../../../ui/progress-bar';
import { LoopingFilm } from '../../../ui/shared/looping-film';
import { MovingPicture } from '../../../ui/shared/moving-picture';
import { useMotionWanted } from '../../../ui/shared/use-motion';
import { shelfWords as words } from '../../../words/shelf';
import { putWhenReady, uploadFile } from './bring-gif';
import { ACCEPTED, type Unfit, whyUnfit } from './fits-shelf';
import { TagsForm } from './tags-dialog';
import css from './tags-dialog.module.css';

interface AddGifProps {
  /** What is to be put there. */
  file: File | undefined;
  onFile: (file: File | undefined) => void;
  /** One more stands there. */
  onDone: () => void;
}

/** Puts a file of this device on the shelf: the button, and the question for its tags while it is brought. */
export function AddGif({ file, onFile, onDone }: AddGifProps) {
  const input = useRef<HTMLInputElement>(null);
  const max = useClientState((state) => state.server?.limits.upload_max ?? 0);
  const [fitting, setFitting] = useState<File>();
  useEffect(() => {
    let current = true;
    setFitting(undefined);
    if (file === undefined) return;
    void whyUnfit(file, max).then((why) => {
      if (!current) return;
      if (why === undefined) setFitting(file);
      else {
        toast(sayUnfit(why, file, max), 'bad');
        onFile(undefined);
      }
    });
    return () => {
      current = false;
    };
  }, [file, max, onFile]);
  return (
    <>
      <Button small onClick={() => input.current?.click()}>
        {words.addOne}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={words.addOne}
        onChange={({ currentTarget }) => {
          onFile(currentTarget.files?.[0]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      {fitting !== undefined && (
        <AddDialog file={fitting} onDone={onDone} onClose={() => onFile(undefined)} />
      )}
    </>
  );
}

function sayUnfit(why: Unfit, file: File, max: number): string {
  if (why === 'too-large') return words.tooLarge(fileSize(file.size), fileSize(max));
  return why === 'too-long' ? words.tooLong : words.notMoving;
}

interface AddDialogProps {
  file: File;
  onDone: () => void;
  onClose: () => void;
}

/** The upload begins with the question and not after it. */
function AddDialog({ file, onDone, onClose }: AddDialogProps) {
  const { sent, upload, off, preview } = useUpload(file);
  const save = async (tags: readonly string[]) => {
    const { stood } = await putWhenReady(await upload(), tags, off());
    toast(stood ? words.stoodThere : words.stands);
    onDone();
    onClose();
  };
  const whole = sent >= file.size;
  return (
    <Dialog title={words.put} onClose={onClose}>
      <TagsForm save={words.put} onSave={save} onClose={onClose}>
        <Preview file={file} preview={preview} />
        <p className={css.stand}>
          <span role="status">
            {whole
              ? words.preparing
              : words.uploading(`${Math.floor((sent * 100) / Math.max(1, file.size))} %`)}
          </span>
          <ProgressBar label={words.progress} value={sent} max={file.size} />
        </p>
      </TagsForm>
    </Dialog>
  );
}

/** What is about to stand there, as it moves where somebody wants that. */
function Preview({ file, preview }: { file: File; preview: string | undefined }) {
  const moves = useMotionWanted();
  return (
    <span className={css.preview}>
      {preview === undefined ? null : file.type.startsWith('video/') ? (
        <LoopingFilm src={preview} poster={undefined} plays={moves} />
      ) : (
        <MovingPicture src={preview} pointed={false} onError={nobody} />
      )}
    </span>
  );
}

const nobody = () => {};

/** Brings a file for as long as this stands; what was not put on the shelf by then leaves the server again.
 *  `upload` gives its id, and tries once more after a refusal. */
function useUpload(file: File) {
  const [sent, setSent] = useState(0);
  const [preview, setPreview] = useState<string>();
  const work = useRef<{ id: Promise<string>; off: AbortController }>(undefined);
  const begin = () => {
    const off = new AbortController();
    const id = uploadFile(file, setSent, off.signal);
    // Told where somebody waits for it.
    id.catch(() => {
      if (work.current?.id === id) work.current = undefined;
    });
    work.current = { id, off };
    return work.current;
  };
  const start = useRef(begin);
  useEffect(() => {
    const address = URL.createObjectURL(file);
    setPreview(address);
    start.current();
    return () => {
      URL.revokeObjectURL(address);
      const last = work.current;
      last?.off.abort();
      // Of one that stands on the shelf the server knows no upload any more, which is no fault.
      last?.id.then((id) => uploadsOverHttp.remove(id)).catch(() => undefined);
    };
  }, [file]);
  return {
    sent,
    preview,
    upload: () => (work.current ?? begin()).id,
    off: () => (work.current ?? begin()).off.signal,
  };
}
