import { useState, type ReactNode, type RefObject } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { audiences as all, MAX_TEXT, type Audience } from '../../../shared/incident/vocabulary.ts';
import type { Result } from '../../../shared/result.ts';
import { stamp, zoneName } from '../../incident-parts/zone.ts';
import { usePlaybook } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Picks, Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { zoned } from './actions.ts';
import { fillTemplate } from './update-words.ts';
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
  incident: Incident;
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
  const { incident, now, field, text, setText, told, setTold, next, sentAt, onSubmit } = props;
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
      <Templates
        incident={incident}
        told={told}
        text={text}
        next={next.read?.ok === true ? next.read.value : null}
        onPick={(words) => {
          setText(words);
          field.current?.focus();
        }}
      />
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

/** The playbook's wordings for those who are told, to begin with; what was typed can be put back. */
function Templates({
  incident,
  told,
  text,
  next,
  onPick,
}: {
  incident: Incident;
  told: readonly Audience[];
  text: string;
  next: Instant | null;
  onPick: (words: string) => void;
}) {
  const { templates } = usePlaybook();
  const [begun, setBegun] = useState<{ readonly before: string; readonly with: string } | null>(null);
  const fitting = templates.filter(({ audience }) => told.includes(audience));
  if (fitting.length === 0) return null;
  return (
    <div className={css['templates']}>
      <span>Begin with</span>
      <Picks
        label="Begin with"
        options={fitting.map(({ name }) => name)}
        picked=""
        onPick={(name) => {
          const template = fitting.find((each) => each.name === name);
          if (template === undefined) return;
          const words = fillTemplate(template.text, incident, next, zoned);
          setBegun({ before: begun !== null && text === begun.with ? begun.before : text, with: words });
          onPick(words);
        }}
      />
      {begun !== null && begun.before !== '' && text === begun.with && (
        <Button
          look="link"
          onPress={() => {
            onPick(begun.before);
            setBegun(null);
          }}
        >
          Put back what was typed
        </Button>
      )}
    </div>
  );
}
