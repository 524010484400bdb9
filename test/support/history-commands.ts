import fc from 'fast-check';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { entrySlice, waitingSlice } from '../../shared/incident/events/entry-logged.ts';
import { ownItemSlice } from '../../shared/incident/events/item-added.ts';
import { entryMarks } from '../../shared/incident/marks.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { isWritten } from '../../shared/incident/redaction-words.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { actionCommands } from './history-actions.ts';
import { exerciseCommands } from './history-exercises.ts';
import { handoffCommands } from './history-handoffs.ts';
import { importCommands } from './history-import.ts';
import { reviewCommands } from './history-review.ts';
import { runbookCommands } from './history-runbooks.ts';
import { updateCommands } from './history-updates.ts';
import { workstreamCommands } from './history-workstreams.ts';
import { people } from './invent.ts';
import { MADE_AT } from './make-store.ts';

const year = 365 * 86_400_000;
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((s) => `x${s}`);
const severity = fc.constantFrom('sev1', 'sev2', 'sev3', 'sev4');
const phase = fc.constantFrom('acknowledge', 'start-mitigation', 'mitigate', 'resolve', 'reopen', 'close');
const role = fc.constantFrom('commander', 'deputy', 'scribe', 'sme');
const person = fc.constantFrom(...people.slice(0, 3));
const item = fc.constantFrom(...defaultPlaybook.checklist.slice(0, 3).map((i) => i.id));

/** Two names for items of their own: two desktops may add the same one. */
const own = fc.constantFrom('own-a', 'own-b');
const to = fc.subarray(['executives', 'support', 'customers'] as const, { minLength: 1 });

const waitingOf = (incident: Incident, n: number): string => {
  const waiting = [...waitingSlice.of(incident)].sort();
  return waiting[n % Math.max(1, waiting.length)] ?? 'none';
};

const entryOf = (incident: Incident, n: number): string => {
  const entries = [...entrySlice.of(incident).keys()].sort();
  return entries[n % Math.max(1, entries.length)] ?? 'none';
};

/** Commands of the boards, the facts, the times, the links and what takes back. */
const instruments = [
  fc
    .tuple(
      fc.constantFrom(
        'ask',
        'decision',
        'proposal',
        'objection',
        'hypothesis',
        'criterion',
        'roadblock',
        'action',
      ),
      text,
      person,
    )
    .map(
      ([kind, t, p]) =>
        () =>
          ({ name: 'log', fields: { text: t, kind, to: p, minutes: 10 } }) as const,
    ),
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(9), fc.constantFrom(...entryMarks), fc.option(text, { nil: undefined })).map(
      ([n, mark, note]) =>
        (i: Incident) =>
          ({
            name: 'mark',
            fields: { entry: waitingOf(i, n), mark, ...(note === undefined ? {} : { note }) },
          }) as const,
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('object', 'decide', 'drop-proposal'), fc.boolean(), fc.nat(9), text, person)
      .map(([name, last, n, t, who]) => (i: Incident) => {
        const proposal = last ? 'last' : waitingOf(i, n);
        if (name === 'object') return { name, fields: { proposal, text: t, who } } as const;
        return name === 'decide'
          ? ({ name, fields: { proposal, who } } as const)
          : ({ name, fields: { proposal, why: t } } as const);
      }),
  },
  fc
    .constantFrom('take-command', 'undo-severity', 'undo-phase')
    .map((name) => () => ({ name, fields: {} }) as const),
  text.map((t) => () => ({ name: 'describe' as const, fields: { title: t, impact: t, services: [t] } })),
  fc
    .tuple(fc.constantFrom('started', 'detected', 'declared', 'acknowledge', 'resolve', 'reopen'), fc.nat(60))
    .map(
      ([what, s]) =>
        () =>
          ({ name: 'set-time', fields: { what, to: MADE_AT - 60_000 + s * 1_000 } }) as const,
    ),
  fc.tuple(fc.constantFrom('Bridge', 'bridge', 'Board'), text).map(
    ([label, t]) =>
      () =>
        ({ name: 'link', fields: { label, target: t } }) as const,
  ),
  fc.constantFrom('Bridge', 'Board').map((label) => () => ({ name: 'unlink', fields: { label } }) as const),
  fc.tuple(text, to).map(
    ([t, audiences]) =>
      () =>
        ({ name: 'correct-update', fields: { update: 'last', text: t, audiences } }) as const,
  ),
  fc.boolean().map((undo) => () => ({ name: 'withdraw-update', fields: { update: 'last', undo } }) as const),
  fc.tuple(fc.constantFrom('summary', 'impact'), text).map(
    ([section, t]) =>
      () =>
        ({ name: 'write-text', fields: { section, text: t } }) as const,
  ),
  fc.boolean().map((off) => () => ({ name: 'long-incident', fields: { off } }) as const),
  fc.tuple(person, fc.constantFrom({}, { minutes: 2 }, { minutes: 20 }, { back: true }, { undo: true })).map(
    ([p, said]) =>
      () =>
        ({ name: 'break', fields: { person: p, ...said } }) as const,
  ),
  fc.tuple(item, text).map(
    ([i, why]) =>
      () =>
        ({ name: 'skip', fields: { item: i, why } }) as const,
  ),
  fc.tuple(item, fc.option(person, { nil: undefined })).map(
    ([i, p]) =>
      () =>
        ({ name: 'assign-item', fields: { item: i, ...(p === undefined ? {} : { person: p }) } }) as const,
  ),
  fc.tuple(own, text).map(
    ([i, t]) =>
      () =>
        ({ name: 'add-item', fields: { text: t, item: i } }) as const,
  ),
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(1), fc.boolean()).map(
      ([n, undo]) =>
        (i: Incident) =>
          ({
            name: 'remove-item',
            fields: { item: [...ownItemSlice.of(i).keys()].sort()[n] ?? 'own-a', undo },
          }) as const,
    ),
  },
];

/** Pages, what becomes of them, and who was told. */
const calls = [
  fc.tuple(fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), person).map(
    ([step, who]) =>
      () =>
        ({ name: 'page', fields: { who, ...(step === undefined ? {} : { step }) } }) as const,
  ),
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('page-answered', 'page-failed', 'page-open'), fc.constantFrom('last', ...people))
      .map(
        ([name, page]) =>
          () =>
            ({ name, fields: { page } }) as const,
      ),
  },
  fc.boolean().map((undo) => () => ({ name: 'withdraw-page', fields: { page: 'last', undo } }) as const),
  fc
    .constantFrom('support leads', 'customers', 'the board')
    .map((who) => () => ({ name: 'tell', fields: { who, how: 'by phone' } }) as const),
  fc
    .boolean()
    .map((undo) => () => ({ name: 'withdraw-tell', fields: { who: 'support leads', undo } }) as const),
];

/** Commands as people give them, about what their own desktop shows. */
export const command: fc.Arbitrary<(incident: Incident) => CommandInput> = fc.oneof(
  { weight: 4, arbitrary: text.map((t) => () => ({ name: 'log', fields: { text: t } }) as const) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(9), text).map(
      ([n, t]) =>
        (i: Incident) =>
          ({ name: 'correct', fields: { entry: entryOf(i, n), text: t } }) as const,
    ),
  },
  fc.nat(9).map((n) => (i: Incident) => ({
    name: 'redact' as const,
    fields: { entry: entryOf(i, n), reason: 'a password' },
  })),
  fc.nat(99).map((n) => (i: Incident) => {
    const written = [...i.events.values()]
      .filter(isWritten)
      .map(({ id }) => id)
      .sort();
    const entry = written[n % written.length] ?? 'none';
    return { name: 'redact' as const, fields: { entry, reason: 'a password' } };
  }),
  fc
    .tuple(fc.nat(9), fc.constantFrom('remove', 'restore'))
    .map(([n, name]) => (i: Incident) => ({ name, fields: { entry: entryOf(i, n) } })),
  {
    weight: 3,
    arbitrary: severity.map(
      (s) => () => ({ name: 'severity', fields: { severity: s, reason: 'r' } }) as const,
    ),
  },
  { weight: 3, arbitrary: phase.map((name) => () => ({ name, fields: {} }) as const) },
  fc.tuple(role, person).map(
    ([r, p]) =>
      () =>
        ({ name: 'assign', fields: { role: r, person: p } }) as const,
  ),
  fc.tuple(role, person).map(
    ([r, p]) =>
      () =>
        ({ name: 'release', fields: { role: r, person: p } }) as const,
  ),
  fc.tuple(item, fc.boolean()).map(
    ([i, undo]) =>
      () =>
        ({ name: 'tick', fields: { item: i, undo } }) as const,
  ),
  fc.tuple(text, to).map(
    ([t, audiences]) =>
      () =>
        ({ name: 'update', fields: { text: t, next: MADE_AT + 20 * year, audiences } }) as const,
  ),
  ...instruments,
  ...handoffCommands,
  ...calls,
  ...workstreamCommands,
  ...actionCommands,
  ...reviewCommands,
  ...runbookCommands,
  ...exerciseCommands,
  ...updateCommands,
  ...importCommands,
);
