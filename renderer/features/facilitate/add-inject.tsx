import { useEffect, useId, useRef, useState } from 'react';
import { injectLabel } from '../../../shared/incident/inject-words.ts';
import { roleLabel, roles } from '../../../shared/incident/vocabulary.ts';
import { useField } from '../../state/fields.ts';
import { Button } from '../../ui/button.tsx';
import { Picks } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fieldName, improvise, writableKinds, type Part } from './improvise.ts';
import { focusObservation } from './keys.ts';
import { changeView } from './view.ts';
import css from './injects.module.css';

const leave = (): void => {
  changeView({ adding: false });
  focusObservation();
};

/** An inject that no scenario has, written in place: what is typed stays when it is folded. */
export function AddInject() {
  const text = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [wrong, setWrong] = useState<{ part: Part; words: string } | null>(null);
  const [kind, setKind] = useField(fieldName('kind'));
  const [from, setFrom] = useField(fieldName('from'));
  const [to, setTo] = useField(fieldName('to'));
  const [title, setTitle] = useField(fieldName('title'));
  const [words, setWords] = useField(fieldName('text'));
  const [when, setWhen] = useField(fieldName('when'));
  useEffect(() => text.current?.focus(), []);
  const give = (): void => void improvise().then(setWrong);
  const of = (part: Part): string | null => (wrong?.part === part ? wrong.words : null);
  const picked = writableKinds.find((each) => each === kind) ?? 'message';
  return (
    <form
      className={css['add']}
      aria-label="Add an inject"
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          leave();
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          give();
        }
      }}
    >
      <Picks
        label="Kind"
        options={writableKinds.map((each) => injectLabel[each])}
        picked={injectLabel[picked]}
        onPick={(label) => setKind(writableKinds.find((each) => injectLabel[each] === label) ?? '')}
      />
      <div className={css['field']}>
        <label htmlFor={id}>What the players get</label>
        <textarea
          id={id}
          ref={text}
          value={words}
          maxLength={4_000}
          aria-invalid={of('text') !== null}
          aria-describedby={of('text') === null ? undefined : `${id}-wrong`}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {of('text') !== null && (
          <p id={`${id}-wrong`} role="alert" className={css['wrong']}>
            {of('text')}
          </p>
        )}
      </div>
      <TextField label="Title, if it needs one" value={title} maxLength={200} onChange={setTitle} />
      <div className={css['pair']}>
        <TextField label="From" placeholder="Support" value={from} maxLength={80} onChange={setFrom} />
        <div className={css['field']}>
          <label htmlFor={`${id}-to`}>To</label>
          <select id={`${id}-to`} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
            <option value="">All players</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleLabel[role]}
              </option>
            ))}
          </select>
        </div>
      </div>
      <TextField
        label="In how many minutes"
        placeholder="at once"
        value={when}
        maxLength={20}
        error={of('when')}
        onChange={setWhen}
      />
      <div className={css['acts']}>
        <Button look="primary" small chord="Ctrl+Enter" submit>
          {when.trim() === '' || when.trim() === '0' ? 'Give now' : 'Add'}
        </Button>
        <Button look="plain" small chord="Escape" onPress={leave}>
          Close
        </Button>
      </div>
    </form>
  );
}
