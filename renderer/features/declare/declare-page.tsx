import { useEffect, useRef } from 'react';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { SeverityChoice } from '../../incident-parts/severity-choice.tsx';
import { useNow } from '../../state/clock.ts';
import { changeDeclareForm, useDeclareForm } from '../../state/declaration.ts';
import { usePlaybook, useStore } from '../../state/projections.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BeganField, FoundBy, ServicesField } from './fields.tsx';
import { planOf } from './plan.ts';
import { cancelDeclaration, submitDeclaration } from './submit.ts';
import css from './declare.module.css';

/** Declares an incident: a title and Enter are enough. */
export function DeclarePage() {
  const { title, severity, takeCommand, refused, busy } = useDeclareForm();
  const playbook = usePlaybook();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      id="declare"
      className={css['declare']}
      onSubmit={(event) => {
        event.preventDefault();
        void submitDeclaration(false);
      }}
    >
      <header className={css['head']}>
        <IconButton label="Back (Esc)" onPress={() => void cancelDeclaration()}>
          <Icon name="back" />
        </IconButton>
        <h1>Declare an incident</h1>
      </header>
      <main className={css['form']}>
        <TextField
          label="What do customers see?"
          big
          field={field}
          value={title}
          maxLength={255}
          onChange={(typed) => changeDeclareForm({ title: typed, refused: null })}
        />
        <div className={css['three']}>
          <BeganField />
          <ServicesField />
          <FoundBy />
        </div>
        <div className={css['field']}>
          <div className={css['critHead']}>
            <span>Severity, by what customers see now, not by who asks</span>
            <span>This arms</span>
          </div>
          <SeverityChoice
            playbook={playbook}
            value={severity}
            onChange={(picked) => changeDeclareForm({ severity: picked })}
          />
          <p className={css['hint']}>
            It can change at any time. A change needs a reason and is logged with the old and the new value.
          </p>
        </div>
        <div className={css['command']}>
          <Check checked={takeCommand} onChange={(checked) => changeDeclareForm({ takeCommand: checked })}>
            I take command as incident commander
          </Check>
          <span className={css['muted']}>or hand it over after declaring</span>
        </div>
      </main>
      <Plan />
      <footer className={css['foot']}>
        <Button look="primary" chord="Enter" submit disabled={busy}>
          Declare {severityLabel[severity]}
        </Button>
        <Button chord="Ctrl+E" disabled={busy} onPress={() => void submitDeclaration(true)}>
          As an exercise
        </Button>
        {refused === null ? (
          <span className={css['only']}>Only the title is needed.</span>
        ) : (
          <span className={css['refused']} role="alert">
            {refused}
          </span>
        )}
        <Button look="plain" chord="Escape" onPress={() => void cancelDeclaration()}>
          Cancel
        </Button>
      </footer>
    </form>
  );
}

function Plan() {
  const { severity, takeCommand } = useDeclareForm();
  const { readOnly } = useStore();
  const now = useNow();
  const steps = planOf(severity, takeCommand, usePlaybook(), now);
  return (
    <aside className={css['side']} aria-labelledby="plan-title">
      <h2 id="plan-title">When you declare</h2>
      <ol className={css['then']}>
        {steps.map(({ at, words }) => (
          <li key={words}>
            <Moment at={at} />
            <p>{words}</p>
          </li>
        ))}
      </ol>
      {readOnly !== null && (
        <p className={css['note']}>
          <Icon name="lock" />
          <span>{readOnly}</span>
        </p>
      )}
    </aside>
  );
}
