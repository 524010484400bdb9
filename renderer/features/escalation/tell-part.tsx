import { useRef } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import { tellsOf, type ToTell } from '../../../shared/incident/escalation.ts';
import { toldWords } from '../../../shared/incident/escalation-text.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { dueState } from '../../../shared/time/format.ts';
import { Due } from '../../incident-parts/due.tsx';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { useField } from '../../state/fields.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { takeTellingBack, tellThem } from './actions.ts';
import { toldSaid } from './said.ts';
import css from './escalation.module.css';

type Props = { readonly incident: Incident; readonly playbook: Playbook; readonly now: Instant };

/** Who must be told at this severity, by when, and who was. */
export function TellPart({ incident, playbook, now }: Props) {
  const [other, setOther] = useField('told');
  const part = useRef<HTMLElement>(null);
  const tells = tellsOf(incident, playbook);
  if (tells === null) return null;
  const open = tells.people.filter(({ told }) => told === null).length;
  const show = (at: Instant): string => stamp(at, now);
  return (
    <section ref={part} tabIndex={-1} className={cx(css['part'], css['tell'])} aria-labelledby="tell-title">
      <header className={panel['head']}>
        <h2 id="tell-title">Tell</h2>
        <span className={panel['count']}>{counted(tells.people.length, open)}</span>
        {open > 0 && tells.dueAt !== null && (
          <span className={panel['far']}>
            <Due due={dueState(tells.dueAt, now)} clock={show(tells.dueAt)} />
          </span>
        )}
      </header>
      {tells.people.length === 0 && (
        <p className={css['none']}>The playbook names nobody who has to be told at this severity.</p>
      )}
      <ul>
        {tells.people.map((each) => (
          <Told key={each.who} each={each} show={show} />
        ))}
        {tells.others.map(({ id, who, how, at }) => (
          <Told key={id} each={{ who, told: { at, how, id } }} show={show} />
        ))}
      </ul>
      <form
        className={css['add']}
        onSubmit={(event) => {
          event.preventDefault();
          const { who, how } = toldSaid(other);
          if (who === '') return;
          void tellThem(who, how).then((done) => {
            if (done) setOther('');
          });
          part.current?.focus(); // the next Ctrl+Z takes back what was told, not the words of the field
        }}
      >
        <TextField
          label="Somebody else was told"
          placeholder="Who, how"
          value={other}
          maxLength={200}
          onChange={setOther}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || other === '') return;
            event.preventDefault();
            event.stopPropagation(); // the words stay; the next one leaves
            part.current?.focus();
          }}
        />
      </form>
    </section>
  );
}

const counted = (all: number, open: number): string =>
  all === 0 ? '' : open === 0 ? 'all told' : `${all - open} of ${all} told`;

function Told({ each, show }: { each: ToTell; show: (at: Instant) => string }) {
  const { who, told } = each;
  return (
    <li className={css['told']}>
      <Icon name={told === null ? 'dot' : 'check'} />
      <p>
        {who}
        <small>{toldWords(each, show)}</small>
      </p>
      {told === null ? (
        <Button small label={`Told ${who}`} onPress={() => void tellThem(who, null)}>
          Told
        </Button>
      ) : (
        told.id !== null && (
          <Button
            look="link"
            label={`Undo: ${who} were told`}
            onPress={() => void takeTellingBack(told.id ?? '', who)}
          >
            Undo
          </Button>
        )
      )}
    </li>
  );
}
