import type { EntityId, EventId } from '../ids.ts';
import { runOf, tickPlace } from './checklist.ts';
import type { CommandInput } from './commands.ts';
import { actionDisputes } from './disputes-actions.ts';
import { runbookDisputes } from './disputes-runbooks.ts';
import { reviewDisputes } from './disputes-review.ts';
import { workstreamDisputes } from './disputes-workstreams.ts';
import { updateDisputes } from './disputes-updates.ts';
import { disputed, found, type Dispute, type Held } from './dispute.ts';
import { escalationDisputes } from './disputes-escalation.ts';
import { handoffDisputes } from './disputes-handoff.ts';
import { entrySlice, type Entry } from './events/entry-logged.ts';
import { factSlice } from './events/fact-changed.ts';
import { ownItemSlice } from './events/item-added.ts';
import { itemOwnerSlice, tickSlice } from './events/item-ticked.ts';
import { linkSlice } from './events/link-set.ts';
import { longModeSlice } from './events/long-mode-set.ts';
import { phaseSlice } from './events/phase-changed.ts';
import { roleSlice } from './events/role-assigned.ts';
import { severitySlice } from './events/severity-changed.ts';
import { timeSlice } from './events/time-set.ts';
import { severityChangesOf, transitionsMade } from './facts.ts';
import { markWord, type EntryMark } from './marks.ts';
import { phaseLabel } from './phases.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';
import { roleLabel, severityLabel, type EntryKind } from './vocabulary.ts';

/** Everything that was set by several at the same time and that nobody has chosen from yet. */
export const disputesOf = derived((incident): readonly Dispute[] =>
  [
    severity(incident),
    phase(incident),
    facts(incident),
    times(incident),
    roles(incident),
    checklist(incident),
    rest(incident),
    updateDisputes(incident),
    escalationDisputes(incident),
    handoffDisputes(incident),
    workstreamDisputes(incident),
    actionDisputes(incident),
    reviewDisputes(incident),
    runbookDisputes(incident),
    [...entrySlice.of(incident)].flatMap(([id, entry]) => entryDisputes(id, entry)),
  ].flatMap(inOrder),
);

/** What is about several things is held in the order in which they arrived, which is another one at every desktop. */
const inOrder = (disputes: readonly Dispute[]): readonly Dispute[] =>
  disputes.length < 2
    ? disputes
    : disputes.toSorted(
        (a, b) => a.shown.at - b.shown.at || compare(a.row, b.row) || compare(a.about, b.about),
      );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function severity(incident: Incident): readonly Dispute[] {
  const counting = new Set(severityChangesOf(incident).map(({ id }) => id));
  const held = severitySlice.of(incident);
  const visible = held.visible.filter(({ id }) => counting.has(id));
  return disputed({ ...held, visible }, 'Severity', ({ value }) => ({
    words: severityLabel[value.severity],
    command: {
      name: 'severity',
      fields: { severity: value.severity, reason: 'chosen between what was set at the same time' },
    },
  }));
}

/** A transition has a time that counts: choosing one takes the others back. */
function phase(incident: Incident): readonly Dispute[] {
  const visible = new Set(phaseSlice.of(incident).phase.visible.map(({ id }) => id));
  const made = transitionsMade(incident).filter(({ id }) => visible.has(id));
  const shown = made.at(-1);
  if (shown === undefined || made.length < 2) return [];
  const all = made.map(({ id, by, at, to, verb }): Held => ({
    ...{ id, by, at, words: phaseLabel[to] },
    choose: made
      .filter((other) => other.id !== id && other.to !== to)
      .map((other) => ({ name: 'undo-phase', fields: { transition: other.id } })),
    again: { name: verb, fields: {} },
  }));
  return found(shown.id, 'Phase', all);
}

function facts(incident: Incident): readonly Dispute[] {
  const { title, impact, services, foundBy } = factSlice.of(incident);
  return [
    ...disputed(title, 'Title', ({ value }) => ({
      words: `“${value}”`,
      command: { name: 'describe', fields: { title: value } },
    })),
    ...disputed(impact, 'Impact', ({ value }) => ({
      words: value === null ? 'nothing' : `“${value}”`,
      command: { name: 'describe', fields: { impact: value ?? '' } },
    })),
    ...disputed(services, 'Services', ({ value }) => ({
      words: value.length === 0 ? 'none' : value.join(', '),
      command: { name: 'describe', fields: { services: [...value] } },
    })),
    ...disputed(foundBy, 'Found by', ({ value }) => ({
      words: value,
      command: { name: 'describe', fields: { foundBy: value } },
    })),
  ];
}

const times = (incident: Incident): readonly Dispute[] =>
  [...timeSlice.of(incident)].flatMap(([place, held]) =>
    disputed(held, 'A time', ({ value }) => ({
      ...(value === null ? { words: 'no time' } : { words: '{0}', times: [value] }),
      command: {
        name: 'set-time',
        fields: { what: place.slice('time.'.length), ...(value === null ? {} : { to: value }) },
      },
    })),
  );

const roles = (incident: Incident): readonly Dispute[] =>
  [...roleSlice.of(incident).values()].flatMap((held) => {
    const role = winner(held)?.value.role;
    return disputed(held, role === undefined ? 'A role' : roleLabel[role], ({ value, at }) => {
      const { role: of, person, area } = value;
      return {
        words: person ?? 'nobody',
        command:
          person === null
            ? { name: 'release', fields: { role: of } }
            : { name: 'assign', fields: { role: of, person, ...(area === null ? {} : { area }), at } },
      };
    });
  });

/** The item that an event is about, where it counts in the present run of the checklist. */
function itemOf(incident: Incident, place: EntityId, id: EventId): string | null {
  const { item } = incident.events.get(id)?.payload as { readonly item: string }; // its module parsed it
  return tickPlace(item, runOf(incident)) === place ? item : null;
}

function checklist(incident: Incident): readonly Dispute[] {
  const ticks = [...tickSlice.of(incident)].flatMap(([place, held]) =>
    disputed(held, 'An item of the checklist', ({ id, value: { state, why } }) => {
      const item = itemOf(incident, place, id);
      if (item === null) return null;
      if (state === 'skipped') {
        return {
          words: `skipped: ${why ?? ''}`,
          command: { name: 'skip', fields: { item, why: why ?? '' } },
        };
      }
      const done = state === 'done';
      return { words: done ? 'done' : 'open', command: { name: 'tick', fields: { item, undo: !done } } };
    }),
  );
  const owners = [...itemOwnerSlice.of(incident)].flatMap(([place, held]) =>
    disputed(held, 'Whose item it is', ({ id, value: person }) => {
      const item = itemOf(incident, place, id);
      if (item === null) return null;
      return {
        words: person ?? 'nobody',
        command: { name: 'assign-item', fields: { item, ...(person === null ? {} : { person }) } },
      };
    }),
  );
  // Steps of a runbook come and go with it: that is one question, not one for each.
  const own = [...ownItemSlice.of(incident)].flatMap(([item, { said, withdrawn }]) =>
    (said?.runbook ?? null) !== null
      ? []
      : disputed(withdrawn, 'An item of the checklist', ({ value: off }) => ({
          words: off ? 'off the list' : 'on the list',
          command: { name: 'remove-item', fields: { item, undo: !off } },
        })),
  );
  return [...ticks, ...owners, ...own];
}

function rest(incident: Incident): readonly Dispute[] {
  const links = [...linkSlice.of(incident).values()].flatMap((held) =>
    disputed(held, 'A link', ({ value: { label, kind, target } }) => ({
      words: target ?? 'removed',
      command:
        target === null
          ? { name: 'unlink', fields: { label } }
          : { name: 'link', fields: { label, kind, target } },
    })),
  );
  const pace = disputed(longModeSlice.of(incident), 'Long incident', ({ value: { on, minutes } }) => ({
    words: on ? (minutes === null ? 'on' : `every ${minutes} min`) : 'off',
    command: {
      name: 'long-incident',
      fields: on ? (minutes === null ? {} : { minutes }) : { off: true },
    },
  }));
  return [...links, ...pace];
}

/** Asked for every entry of the log: most have no register at all. */
function entryDisputes(entry: EntityId, { first, body, marking, removed }: Entry): readonly Dispute[] {
  if (body === undefined && marking === undefined && removed === undefined) return none;
  const kind = winner(body)?.value.kind ?? first?.kind ?? 'note';
  return [
    ...disputed(
      body,
      'An entry',
      ({ value: { text, kind: is, to, at, dueAt } }) => ({
        words: `“${text}”`,
        command: {
          name: 'correct',
          fields: {
            ...{ entry, text, kind: is, at },
            ...(to === null ? {} : { to }),
            ...(dueAt === null ? {} : { minutes: Math.max(1, Math.round((dueAt - at) / 60_000)) }),
          },
        },
      }),
      entry,
    ),
    ...disputed(
      marking,
      'An entry',
      ({ value: { mark, note, dueAt } }) => ({
        words: `${markWord(kind, mark)}${note === null ? '' : `${kind === 'proposal' && mark === 'done' ? ' by' : ':'} ${note}`}`,
        command: settling(kind, entry, mark, note) ?? {
          name: 'mark',
          fields: {
            ...{ entry, mark },
            ...(note === null ? {} : { note }),
            ...(dueAt === null || mark !== 'open' ? {} : { until: dueAt }),
          },
        },
      }),
      entry,
    ),
    ...disputed(
      removed,
      'An entry',
      ({ value }) => ({
        words: value ? 'taken back' : 'kept',
        command: { name: value ? 'remove' : 'restore', fields: { entry } },
      }),
      entry,
    ),
  ];
}

/** What makes a proposal decided: by whom is a choice too. */
const settling = (
  kind: EntryKind,
  proposal: EntityId,
  mark: EntryMark,
  by: string | null,
): CommandInput | null =>
  kind === 'proposal' && mark === 'done'
    ? { name: 'decide', fields: { proposal, ...(by === null ? {} : { who: by }) } }
    : null;

const none: readonly never[] = [];
