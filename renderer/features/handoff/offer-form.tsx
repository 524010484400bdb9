import { useEffect, useId, useRef } from 'react';
import type { Post } from '../../../shared/incident/roles.ts';
import { heldIn } from '../../../shared/incident/role-words.ts';
import { handOverByVoice, offer } from '../../incident-parts/handoff-actions.ts';
import panel from '../../incident-parts/panel.module.css';
import { wallClock } from '../../state/clock.ts';
import { useField, writeField } from '../../state/fields.ts';
import { usePerson, usePlaybook, useSummaries, type Opened } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { holdHandoffKey } from './keys.ts';
import { PersonField } from './person-field.tsx';
import { suggestedFor } from './suggested.ts';
import { fieldsOf } from '../../incident-parts/handoff-typed.ts';
import css from './handoff.module.css';

/** To whom, and what the record does not say; Ctrl+Enter offers it. */
export function OfferForm({ opened, post }: { opened: Opened; post: Post }) {
  const playbook = usePlaybook();
  const summaries = useSummaries();
  const self = usePerson();
  const field = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { role, area, person: holder, place } = post;
  const [person, writePerson] = useField(fieldsOf(place).to);
  const [words, writeWords] = useField(fieldsOf(place).words);
  const to = person.trim();
  useEffect(() => field.current?.focus(), []);

  async function send(byVoice: boolean): Promise<void> {
    if (to === '') {
      field.current?.focus();
      return;
    }
    if (byVoice) await handOverByVoice(post, to, words);
    else if (!(await offer(post, to, words))) return;
    for (const field of Object.values(fieldsOf(place))) writeField(field, '');
  }
  useEffect(() => holdHandoffKey(() => void send(false)));

  const whose = holder === self ? 'your' : `${holder}’s`;
  return (
    <section aria-label="Offer">
      <header className={panel['head']}>
        <h2>Hand over {heldIn(role, area)}</h2>
      </header>
      <div className={css['form']}>
        <PersonField
          field={field}
          value={person}
          people={suggestedFor(role, holder, { opened, playbook, summaries, self, now: wallClock() })}
          change={writePerson}
          picked={() => text.current?.focus()}
        />
        <div className={css['words']}>
          <label htmlFor={id}>In {whose} own words</label>
          <textarea
            id={id}
            ref={text}
            value={words}
            maxLength={2_000}
            placeholder="What the record does not say: what worries you, what you would do next"
            onChange={(event) => writeWords(event.currentTarget.value)}
          />
        </div>
        <div className={css['acts']}>
          <Button look="primary" chord="Ctrl+Enter" onPress={() => void send(false)}>
            Offer
          </Button>
          <Button onPress={() => void send(true)}>Accepted by voice</Button>
        </div>
        <p className={css['hint']}>
          {to === ''
            ? 'They are asked on their desktop and answer'
            : `${to} is asked on a desktop of theirs and answers`}{' '}
          there. Until then {holder === self ? 'you hold' : `${holder} holds`} it.
        </p>
      </div>
    </section>
  );
}
