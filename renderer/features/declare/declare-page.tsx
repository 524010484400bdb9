import { useEffect, useRef } from 'react';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { ExerciseBand } from '../../incident-parts/exercise.tsx';
import { SeverityChoice } from '../../incident-parts/severity-choice.tsx';
import { changeDeclareForm, pickSeverity, useDeclareForm } from '../../state/declaration.ts';
import { usePlaybook } from '../../state/projections.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BeganField, FoundBy, PersonField, ServicesField } from './fields.tsx';
import { PlanSide } from './plan-side.tsx';
import { cancelDeclaration, submitDeclaration, submitExercise } from './submit.ts';
import css from './declare.module.css';

/** Declares an incident: a title, Enter, a digit for the criterion that fits, Enter. */
export function DeclarePage() {
  const { title, exercise } = useDeclareForm();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      id="declare"
      className={cx(css['declare'], exercise && css['exercise'])}
      onSubmit={(event) => {
        event.preventDefault();
        void submitDeclaration();
      }}
    >
      {exercise && <ExerciseBand />}
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
          <PersonField />
        </div>
        <Criteria />
        <Command />
      </main>
      <PlanSide />
      <Foot />
    </form>
  );
}

/** The written criteria side by side. None is picked beforehand: whoever declares reads them. */
function Criteria() {
  const { severity, severityAsked } = useDeclareForm();
  const playbook = usePlaybook();
  return (
    <div className={css['field']}>
      <div className={css['critHead']}>
        <span>Severity, by what customers see now, not by who asks</span>
        <span>This arms</span>
      </div>
      <SeverityChoice playbook={playbook} value={severity} onChange={pickSeverity} />
      <p className={cx(css['hint'], severityAsked && css['asked'])} role="status">
        {severityAsked ? (
          <>
            Which sentence fits? <KeyCap chord="1" small /> to <KeyCap chord="4" small /> picks,{' '}
            <KeyCap chord="Enter" small /> declares.
          </>
        ) : (
          'It can change at any time. A change is logged with its reason, the old and the new value.'
        )}
      </p>
    </div>
  );
}

function Command() {
  const takeCommand = useDeclareForm((s) => s.takeCommand);
  return (
    <div className={css['command']}>
      <Check checked={takeCommand} onChange={(checked) => changeDeclareForm({ takeCommand: checked })}>
        I take command as incident commander
      </Check>
      <span className={css['muted']}>
        {takeCommand ? 'or hand it over after declaring' : 'you are asked who does'}
      </span>
    </div>
  );
}

function Foot() {
  const { severity, exercise, refused, busy } = useDeclareForm();
  const what = severity === null ? 'Declare' : `Declare ${severityLabel[severity]}`;
  return (
    <footer className={css['foot']}>
      <Button look="primary" chord="Enter" submit disabled={busy}>
        {exercise ? `${what} as an exercise` : what}
      </Button>
      <Button
        chord="Ctrl+E"
        disabled={busy}
        onPress={() => (exercise ? changeDeclareForm({ exercise: false }) : void submitExercise())}
      >
        {exercise ? 'Not an exercise' : 'As an exercise'}
      </Button>
      {refused === null ? (
        <span className={css['only']}>Only the title and the severity are needed.</span>
      ) : (
        <span className={css['refused']} role="alert">
          {refused}
        </span>
      )}
      <Button look="plain" chord="Escape" onPress={() => void cancelDeclaration()}>
        Cancel
      </Button>
    </footer>
  );
}
