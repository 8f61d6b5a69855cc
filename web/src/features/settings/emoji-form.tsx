import { type FormEvent, useEffect, useRef, useState } from 'react';
import { addEmoji, changeEmoji } from '../../api/emoji';
import { type ApiProblem, toProblem } from '../../api/http';
import type { OwnEmoji, Square } from '../../api/types';
import { loadEmoji } from '../../lib/emoji/emoji';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { toast } from '../../ui/notices';
import { ownEmojiWords as words } from '../../words/own-emoji';
import { sayProblem } from '../../words/problems';
import { aliasesOf, type NameTrouble, nameFrom, troubleWith } from './emoji-names';
import { type ChosenPicture, EmojiPictureField } from './emoji-picture-field';
import part from './part.module.css';
import { PictureUpload } from './square/bring-picture';

interface EmojiFormProps {
  /** The one whose other names change; undefined adds a new one. */
  emoji?: OwnEmoji;
  all: readonly OwnEmoji[];
  onDone: () => void;
  onLeave?: () => void;
}

/** A picture, a name and the other names that lead to it; what cannot be is said before anything is asked. */
export function EmojiForm({ emoji, all, onDone, onLeave }: EmojiFormProps) {
  const [name, setName] = useState(emoji?.name ?? '');
  const [typed, setTyped] = useState(emoji?.aliases.join(' ') ?? '');
  const [trouble, setTrouble] = useState<NameTrouble>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<ChosenPicture>();
  const upload = useRef<PictureUpload>(undefined);
  useEffect(() => () => upload.current?.drop(), []);

  const choose = (picture: ChosenPicture) => {
    upload.current?.drop();
    upload.current = new PictureUpload(picture.file);
    setChosen(picture);
    if (name === '') setName(nameFrom(picture.file.name));
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const aliases = aliasesOf(typed);
      const found = troubleWith({ name, aliases }, all, await loadEmoji());
      setTrouble(found);
      if (found === undefined) {
        const send = (picture?: Square) => {
          const draft = { aliases, ...(picture && { picture }) };
          return emoji === undefined ? addEmoji(name, draft) : changeEmoji(name, draft);
        };
        if (upload.current === undefined) await send();
        else {
          const cut = chosen?.cut;
          await upload.current.used((id) => send({ upload: id, ...(cut && { cut }) }));
        }
        toast(emoji === undefined ? words.added(name) : words.changed(name));
        onDone();
        return;
      }
    } catch (error) {
      if (upload.current?.off) return;
      setProblem(toProblem(error));
    }
    setBusy(false);
  };
  const errorOf = (field: 'name' | 'aliases' | 'picture') => {
    if (trouble?.field === field) return words.trouble[trouble.why](trouble.name);
    return problem?.field === field ? sayProblem(problem) : undefined;
  };
  return (
    <form className={part.form} onSubmit={(event) => void save(event)}>
      <EmojiPictureField
        chosen={chosen}
        url={emoji?.url}
        error={errorOf('picture')}
        onChoose={choose}
      />
      {emoji === undefined && (
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={name}
          required
          maxLength={32}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          error={errorOf('name')}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <TextField
        label={emoji === undefined ? words.aliases : words.aliasesOf(emoji.name)}
        hint={words.aliasesHint}
        value={typed}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        error={errorOf('aliases')}
        onChange={(event) => setTyped(event.target.value)}
      />
      {problem !== undefined && problem.field === undefined && (
        <p role="alert">{sayProblem(problem)}</p>
      )}
      <div className={part.buttons}>
        <Button kind={emoji === undefined ? 'brass' : 'rest'} type="submit" busy={busy}>
          {emoji === undefined ? words.add : words.save}
        </Button>
        {onLeave !== undefined && (
          <Button kind="plain" onClick={onLeave}>
            {words.notNow}
          </Button>
        )}
      </div>
    </form>
  );
}
