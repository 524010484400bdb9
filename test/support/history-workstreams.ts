import fc from 'fast-check';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { lastReport, workstreamsOf } from '../../shared/incident/workstreams.ts';
import { people } from './invent.ts';

type Told = (incident: Incident) => CommandInput;

/** Two names for workstreams: two desktops may open the same one. */
const name = fc.constantFrom('keyring', 'edge');
const person = fc.constantFrom(...people.slice(0, 3));
const words = fc.constantFrom('keys load', 'two sites are back', 'somebody who knows the edge');

const opened = fc
  .record({ name, lead: person })
  .map((fields): CommandInput => ({ name: 'workstream', fields }));
const reported = fc
  .record({ workstream: name, conditions: words, actions: words, needs: words })
  .map((fields): CommandInput => ({ name: 'report', fields }));

/** Where there is a report, what is said of it; else the report, or the workstream that it would be about. */
const aboutReport = fc
  .tuple(opened, reported, fc.boolean(), fc.constantFrom('withdraw-report', 'need-met'))
  .map(([open, report, undo, verb]): Told => (incident) => {
    const streams = workstreamsOf(incident).filter((stream) => stream.open);
    const [first] = streams;
    if (first === undefined) return open;
    const known = streams.find((stream) => lastReport(stream) !== undefined);
    if (known !== undefined) return { name: verb, fields: { workstream: known.id, undo } };
    return report.name === 'report'
      ? { ...report, fields: { ...report.fields, workstream: first.id } }
      : report;
  });

/** Commands of workstreams and their reports. */
export const workstreamCommands: readonly {
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<Told>;
}[] = [
  {
    weight: 1,
    arbitrary: opened.map(
      (command): Told =>
        () =>
          command,
    ),
  },
  {
    weight: 1,
    arbitrary: reported.map(
      (command): Told =>
        () =>
          command,
    ),
  },
  { weight: 4, arbitrary: aboutReport },
  {
    weight: 1,
    arbitrary: fc
      .record({ workstream: name, lead: fc.constantFrom('', ...people.slice(0, 2)) })
      .map((fields): Told => () => ({ name: 'set-workstream', fields })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ workstream: name, undo: fc.boolean() })
      .map((fields): Told => () => ({ name: 'close-workstream', fields })),
  },
];
