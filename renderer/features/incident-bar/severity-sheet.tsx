import { useRef, useState } from 'react';
import { canChangeSeverity } from '../../../shared/incident/policy.ts';
import { severityOf } from '../../../shared/incident/facts.ts';
import { severities, severityLabel, type Severity } from '../../../shared/incident/vocabulary.ts';
import { run } from '../../bridge/incidents.ts';
import { armsOf, SeverityChoice } from '../../incident-parts/severity-choice.tsx';
import { focusComposer } from '../../state/focus.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { changeSheet, closeSheet, useUi, writeSheetText } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Picks, Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import css from './severity-sheet.module.css';

const reasons = ['Criteria met', 'Wider than thought', 'Impact is shrinking', 'Wrong at first'] as const;

const setReason = (severity: string): void => writeSheetText({ severity });

/** Changes the severity: picked by its criterion, with a reason by quick pick or in words. It never blocks. */
export function SeveritySheet({ to }: { to: Severity | null }) {
  const opened = useOpened();
  const playbook = usePlaybook();
  const field = useRef<HTMLInputElement>(null);
  const reason = useUi((s) => s.sheetText.severity);
  const [refused, setRefused] = useState<string | null>(null);
  const current = opened === null ? undefined : severityOf(opened.incident)?.severity;
  if (opened === null || current === undefined) return null;
  const picked = to ?? current;
  const verdict = canChangeSeverity(opened.incident, picked);
  const [updates, roles] = armsOf(playbook.severities[picked]);
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function change(): Promise<void> {
    const words = reason.trim() === '' ? 'no reason given' : reason;
    const failure = await run({ name: 'severity', fields: { severity: picked, reason: words } });
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
          ? `Starts again: ${updates}, ${roles}. Logged with the reason.`
          : `Pick another one: ${verdict}.`
      }
      onSubmit={() => {
        if (verdict === true) void change();
      }}
      onCancel={leave}
      buttons={
        <>
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
        placeholder="Why? Criteria met, wider than thought…"
        value={reason}
        onChange={setReason}
        maxLength={1000}
        onKeyDown={(event) => {
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
