import fc from 'fast-check';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { runbookVerdicts } from '../../shared/incident/events/runbook-used.ts';
import { runbooksTakenUp } from '../../shared/incident/runbooks-used.ts';
import type { Incident } from '../../shared/incident/state.ts';

type Told = (incident: Incident) => CommandInput;

/** Two runbooks, of which two desktops may take up the same one, with steps that are not always the same. */
const runbook = fc.constantFrom('restore-keyring.md', 'warm-the-cache.md');
const steps = fc.subarray(['freeze deploys', 'load the keyring', 'see whether films start']);

const used = fc
  .record({ runbook, steps, title: fc.constantFrom('The keyring', 'The cache') })
  .map((fields): CommandInput => ({ name: 'use-runbook', fields: { ...fields, steps: [...fields.steps] } }));

/** What is done with one that was taken up; where there is none, one is. */
const about = fc
  .tuple(used, fc.constantFrom('away', 'noted', 'taken back'), fc.constantFrom(...runbookVerdicts))
  .map(([use, what, verdict]): Told => (incident) => {
    const [first] = runbooksTakenUp(incident);
    if (first === undefined) return use;
    const { file, title } = first;
    if (what === 'away') return { name: 'use-runbook', fields: { runbook: file, title, undo: true } };
    return what === 'noted'
      ? { name: 'note-runbook', fields: { runbook: file, verdict, words: 'the flag' } }
      : { name: 'note-runbook', fields: { runbook: file, undo: true } };
  });

/** Commands about runbooks. */
export const runbookCommands: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Told> }[] =
  [
    {
      weight: 1,
      arbitrary: used.map(
        (command): Told =>
          () =>
            command,
      ),
    },
    { weight: 2, arbitrary: about },
  ];
