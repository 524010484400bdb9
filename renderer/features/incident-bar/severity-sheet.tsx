import { useRef, useState } from 'react';
import { canChangeSeverity, canUndoSeverity, lastSeverityChange } from '../../../shared/incident/policy.ts';
import { severityOf } from '../../../shared/incident/facts.ts';
import { severities, severityLabel, type Severity } from '../../../shared/incident/vocabulary.ts';
import { run } from '../../bridge/incidents.ts';
import { armsOf, SeverityChoice } from '../../incident-parts/severity-choice.tsx';
import { clock } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { changeSheet, closeSheet, offerUndo, useSheetText, writeSheetText } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Picks, Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { inForceWords, promiseWords } from './severity-effect.ts';
import { reasons, stepReason } from './severity-reasons.ts';
import css from './severity-sheet.module.css';

const setReason = (severity: string): void => writeSheetText({ severity });

/**
 * Changes the severity: picked by its criterion (Alt 1 to 4, arrows), with a reason by quick pick (arrows in the empty
 * field) or in words, or with none: it never blocks.
 */
export function SeveritySheet({ to }: { to: Severity | null }) {
  const opened = useOpened();
  const playbook = usePlaybook();
  const now = useNow();
  const field = useRef<HTMLInputElement>(null);
  const reason = useSheetText('severity');
  const [refused, setRefused] = useState<string | null>(null);
  const force = opened === null ? undefined : severityOf(opened.incident);
  const current = force?.severity;
  if (opened === null || current === undefined) return null;
  const picked = to ?? current;
  const verdict = canChangeSeverity(opened.incident, picked);
  const rules = playbook.severities[picked];
  const [updates, roles] = armsOf(rules);
  const promise = promiseWords(opened.incident, rules, now, clock);
  const inForce = inForceWords(opened.incident, playbook.severities[current]);
  const last = canUndoSeverity(opened.incident) === true ? lastSeverityChange(opened.incident) : undefined;
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function change(): Promise<void> {
    const words = reason.trim() === '' ? 'no reason given' : reason;
    const failure = await run({ name: 'severity', fields: { severity: picked, reason: words } });
    if (failure !== null) {
      setRefused(failure.message);
      return;
    }
    leave();
    offerUndo(`Severity is ${severityLabel[picked]}`, { name: 'undo-severity', fields: {} });
  }
  async function takeBack(): Promise<void> {
    const failure = await run({ name: 'undo-severity', fields: {} });
    if (failure === null) leave();
    else setRefused(failure.message);
  }
  return (
    <Sheet
      title={verdict === true ? `${severityLabel[current]} to ${severityLabel[picked]}` : 'Severity'}
      aside={`/sev ${severityLabel[picked].slice(3)}`}
      first={field}
      refused={refused}
      why={
        verdict === true
          ? `Starts again: ${updates}, ${roles}. ${promise ?? 'Logged with the reason.'}`
          : inForce === null
            ? `Pick another one: ${verdict}.`
            : `In force: ${inForce}.`
      }
      onSubmit={() => {
        if (verdict === true) void change();
      }}
      onCancel={leave}
      buttons={
        <>
          {last !== undefined && verdict !== true && (
            <Button look="plain" small onPress={() => void takeBack()}>
              {`Take back, ${severityLabel[last.before.force.severity]} as before`}
            </Button>
          )}
          <Button look="plain" small chord="Escape" onPress={leave}>
            {`Keep ${severityLabel[current]}`}
          </Button>
          <Button look="primary" small chord="Enter" submit disabled={verdict !== true}>
            Change
          </Button>
        </>
      }
    >
      <div className={css['choice']}>
        <SeverityChoice
          playbook={playbook}
          value={picked}
          now={current}
          inForce={force}
          small
          onChange={(severity) => changeSheet({ name: 'severity', to: severity })}
        />
      </div>
      <Picks
        label="Reason"
        options={reasons}
        picked={reason}
        onPick={(words) => {
          setReason(words);
          field.current?.focus();
        }}
      />
      <TextField
        label="Reason in words"
        hideLabel
        field={field}
        placeholder="Why? ← → picks one, words are as good, none is needed"
        value={reason}
        onChange={setReason}
        maxLength={1000}
        onKeyDown={(event) => {
          const along = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          const other = along === 0 ? null : stepReason(reason, along);
          if (other !== null && !event.altKey && !event.shiftKey && !event.ctrlKey) {
            event.preventDefault();
            setReason(other);
            return;
          }
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          const next = severities[severities.indexOf(picked) + step];
          if (step === 0 || event.altKey || next === undefined) return;
          event.preventDefault();
          changeSheet({ name: 'severity', to: next });
        }}
      />
    </Sheet>
  );
}
