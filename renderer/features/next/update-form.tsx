import type { ReactNode, RefObject } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import { audiences as all, MAX_TEXT, type Audience } from '../../../shared/incident/vocabulary.ts';
import type { Result } from '../../../shared/result.ts';
import { stamp, zoneName } from '../../incident-parts/zone.ts';
import { Chip } from '../../ui/chip.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import css from './next.module.css';

/** A time in words, and how it was understood; null where nothing was typed. */
export type TypedTime = {
  readonly words: string;
  readonly read: Result<Instant, string> | null;
  readonly write: (words: string) => void;
};

type Props = {
  title: string;
  aside: ReactNode;
  why: string;
  now: Instant;
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  setText: (text: string) => void;
  told: readonly Audience[];
  setTold: (told: readonly Audience[]) => void;
  next: TypedTime;
  sentAt: TypedTime;
  sentPlaceholder: string;
  refused: string | null;
  onSubmit: () => void;
  onCancel: () => void;
  buttons: ReactNode;
};

/** What an update says, to whom it went, when, and when the next one is promised. Shift+Enter breaks the line. */
export function UpdateForm(props: Props) {
  const { now, field, text, setText, told, setTold, next, sentAt, onSubmit } = props;
  const submit = (): void => {
    if (next.read?.ok !== false && sentAt.read?.ok !== false) onSubmit();
  };
  return (
    <Sheet
      title={props.title}
      aside={props.aside}
      first={field}
      refused={props.refused}
      why={props.why}
      onSubmit={submit}
      onCancel={props.onCancel}
      buttons={props.buttons}
    >
      <div className={css['told']} role="group" aria-label="To">
        <span>To</span>
        {all.map((audience) => (
          <button
            key={audience}
            type="button"
            aria-pressed={told.includes(audience)}
            onClick={() =>
              setTold(all.filter((each) => (each === audience ? !told.includes(each) : told.includes(each))))
            }
          >
            {audience}
          </button>
        ))}
      </div>
      <div>
        <textarea
          ref={field}
          className={css['text']}
          aria-label="Update"
          maxLength={MAX_TEXT}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            submit();
          }}
        />
      </div>
      <div className={css['times']}>
        <Time label="Next update" time={next} now={now} placeholder="14:30, or +20m" />
        <Time label="Sent, if not now" time={sentAt} now={now} placeholder={props.sentPlaceholder} />
      </div>
    </Sheet>
  );
}

const Time = ({
  label,
  time: { words, read, write },
  now,
  placeholder,
}: {
  label: string;
  time: TypedTime;
  now: Instant;
  placeholder: string;
}) => (
  <TextField
    label={label}
    value={words}
    onChange={write}
    placeholder={placeholder}
    error={read?.ok === false ? read.error : null}
    understood={
      read?.ok === true ? <Chip accent>{`${stamp(read.value, now)} ${zoneName(read.value)}`}</Chip> : null
    }
  />
);
