import { useRef, useState, type KeyboardEvent } from 'react';
import { workstreamsOf } from '../../../shared/incident/workstreams.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { useField } from '../../state/fields.ts';
import { changeSheet, closeSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Picks, Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { reportOn } from './actions.ts';

/** Enter goes on to the next field; the keys with Ctrl are the sheet's. */
function onEnter(event: KeyboardEvent, goOn: () => void): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  goOn();
}

/** Records a CAN report: Enter in the last field records it, Ctrl+Enter in any; Esc keeps what was typed. */
export function ReportSheet({ workstream }: { workstream: string }) {
  const opened = useOpened();
  const field = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const third = useRef<HTMLInputElement>(null);
  const [conditions, writeConditions] = useField(`report.${workstream}.conditions`);
  const [actions, writeActions] = useField(`report.${workstream}.actions`);
  const [needs, writeNeeds] = useField(`report.${workstream}.needs`);
  const [refused, setRefused] = useState<string | null>(null);
  if (opened === null) return null;
  const open = workstreamsOf(opened.incident).filter((each) => each.open);
  const stream = open.find(({ id }) => id === workstream);
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function record(): Promise<void> {
    if (stream === undefined) {
      setRefused(
        'Not reported: this workstream was closed meanwhile. Your words are kept; pick another one.',
      );
      return;
    }
    if (conditions.trim() === '') {
      setRefused('Say what is so first: a report without conditions tells nobody anything.');
      return;
    }
    const said = { conditions: conditions.trim(), actions: actions.trim(), needs: needs.trim() };
    const why = await reportOn(stream, said);
    if (why !== null) {
      setRefused(why);
      return;
    }
    for (const write of [writeConditions, writeActions, writeNeeds]) write('');
    leave();
  }
  return (
    <Sheet
      title={stream === undefined ? 'Report' : `Report of ${stream.name}`}
      aside="/report"
      first={field}
      refused={refused}
      why="Conditions, actions, needs: what is so, what is being done, what is missing."
      onSubmit={() => void record()}
      fromAnywhere
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            Keep for later
          </Button>
          <Button look="primary" small chord="Ctrl+Enter" submit>
            Report
          </Button>
        </>
      }
    >
      {open.length > 1 && (
        <Picks
          label="Workstream"
          options={open.map(({ name }) => name)}
          picked={stream?.name ?? ''}
          onPick={(name) => {
            const picked = open.find((each) => each.name === name);
            if (picked !== undefined) changeSheet({ name: 'report', workstream: picked.id });
            field.current?.focus();
          }}
        />
      )}
      <TextField
        label="Conditions"
        placeholder="What is so?"
        field={field}
        value={conditions}
        maxLength={1_000}
        onChange={writeConditions}
        onKeyDown={(event) => onEnter(event, () => second.current?.focus())}
      />
      <TextField
        label="Actions"
        placeholder="What is being done?"
        field={second}
        value={actions}
        maxLength={1_000}
        onChange={writeActions}
        onKeyDown={(event) => onEnter(event, () => third.current?.focus())}
      />
      <TextField
        label="Needs"
        placeholder="What is missing to go on? Nothing, where it is left empty"
        field={third}
        value={needs}
        maxLength={1_000}
        onChange={writeNeeds}
      />
    </Sheet>
  );
}
