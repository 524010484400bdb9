import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { isSamePerson } from '../../../../shared/incident/people.ts';
import { reviewOf, type Review } from '../../../../shared/incident/review.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { useField } from '../../../state/fields.ts';
import { usePerson, usePlaybook } from '../../../state/projections.ts';
import { showTrouble } from '../../../state/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { namesHere } from './people-here.ts';
import { setNeed, setOwner } from './review-need-actions.ts';
import { useRowsHere } from './rows-here.ts';
import css from './owner-need.module.css';

/** Whose the post-mortem is, and whether there is to be one and why; both are changed here. */
export function OwnerNeed({ incident }: { incident: Incident }) {
  const playbook = usePlaybook();
  const review = reviewOf(incident, playbook);
  return (
    <div className={css['all']}>
      <Owner incident={incident} review={review} />
      <Need review={review} />
    </div>
  );
}

function Owner({ incident, review }: { incident: Incident; review: Review }) {
  const rows = useRowsHere();
  const self = usePerson();
  const { roster } = usePlaybook();
  const { owner, ownerSaid } = review;
  const mine = owner !== null && isSamePerson(owner, self);
  const [asking, setAsking] = useState(false);
  if (asking) {
    return (
      <Line
        field="review.owner"
        label="Who owns the post-mortem"
        placeholder="A name; empty, nobody"
        known={namesHere(incident, rows, self, roster)}
        onLeave={() => setAsking(false)}
        onSave={(name) => setOwner(name, review)}
      />
    );
  }
  return (
    <p>
      <span>
        {owner === null ? <b>Nobody owns it yet</b> : <b>{mine ? `${owner}, you` : owner}</b>}
        <small>
          {owner !== null &&
            (ownerSaid ? 'owns the post-mortem' : 'commanded at the end, so it falls to them')}
        </small>
      </span>
      <span className={css['acts']}>
        {!mine && self !== '' && (
          <Button
            look="link"
            label="Take it: I own the post-mortem"
            onPress={() => void setOwner(self, review).then(showTrouble)}
          >
            Take it
          </Button>
        )}
        <Button look="link" label="Change who owns the post-mortem" onPress={() => setAsking(true)}>
          Change
        </Button>
      </span>
    </p>
  );
}

function Need({ review }: { review: Review }) {
  const { needed, why, need } = review;
  const [asking, setAsking] = useState(false);
  if (asking) {
    return (
      <Line
        field="review.need"
        label={needed ? 'Why no post-mortem is needed' : 'What makes a post-mortem needed'}
        placeholder={needed ? 'Why none: what is learnt elsewhere' : 'A systemic risk that it showed'}
        onLeave={() => setAsking(false)}
        onSave={(words) => setNeed(needed ? 'no' : 'yes', words, review)}
      />
    );
  }
  return (
    <p>
      <span>
        <b>{needed ? 'A post-mortem is needed' : 'No post-mortem is needed'}</b>
        <small>{why}</small>
      </span>
      <span className={css['acts']}>
        <Button look="link" onPress={() => setAsking(true)}>
          {needed ? 'None needed' : 'Needed'}
        </Button>
        {need !== null && (
          <Button look="link" onPress={() => void setNeed('playbook', '', review).then(showTrouble)}>
            As the playbook
          </Button>
        )}
      </span>
    </p>
  );
}

type LineProps = {
  field: string;
  label: string;
  placeholder: string;
  known?: readonly string[];
  onLeave: () => void;
  onSave: (words: string) => Promise<string | null>;
};

/** A line that is typed in place: Enter takes it down, Esc keeps it for later. */
function Line({ field, label, placeholder, known = [], onLeave, onSave }: LineProps): ReactNode {
  const [value, setValue] = useField(field);
  const [refused, setRefused] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => input.current?.focus(), []);
  const leave = (): void => {
    const around = input.current?.closest('div');
    flushSync(onLeave);
    around?.querySelector<HTMLElement>('button')?.focus();
  };
  return (
    <form
      className={css['line']}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(value).then((why) => {
          setRefused(why);
          if (why !== null) return;
          setValue('');
          leave();
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        leave();
      }}
    >
      <input
        ref={input}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        maxLength={known.length > 0 ? 80 : 500}
        list={known.length > 0 ? list : undefined}
        autoComplete="off"
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <datalist id={list}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {refused !== null && <small role="alert">{refused}</small>}
    </form>
  );
}
