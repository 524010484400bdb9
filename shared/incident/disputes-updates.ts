import { disputed, type Dispute } from './dispute.ts';
import { factLabel, factsInWords, factSlice } from './events/fact-changed.ts';
import { draftSlice } from './events/update-drafted.ts';
import { updateSlice } from './events/update-sent.ts';
import type { Incident } from './state.ts';
import { draftsOf, wordingsShared } from './update-drafts.ts';

/** What was set by several at the same time about the updates: their facts, their drafts, and what was sent. */
export const updateDisputes = (incident: Incident): readonly Dispute[] => [
  ...facts(incident),
  ...drafts(incident),
  ...sent(incident),
];

function facts(incident: Incident): readonly Dispute[] {
  const held = factSlice.of(incident);
  return [
    ...factsInWords.flatMap((fact) =>
      disputed(held[fact], factLabel[fact], ({ value }) => ({
        words: value === null ? 'nothing' : `“${value}”`,
        command: { name: 'describe', fields: { [fact]: value ?? '' } },
      })),
    ),
    ...disputed(held.estimate, 'Estimate', ({ value }) => ({
      words: value === null ? 'nothing' : `“${value.words}”, based on “${value.basis}”`,
      command: {
        name: 'describe',
        fields: value === null ? { estimate: '' } : { estimate: value.words, basis: value.basis },
      },
    })),
  ];
}

function drafts(incident: Incident): readonly Dispute[] {
  const { wordings, approvals } = draftSlice.of(incident);
  const wording = [...wordings].flatMap(([audience, held]) => {
    // What was sent meanwhile waits for nobody.
    const visible = wordingsShared(incident, audience);
    return disputed({ ...held, visible }, `The draft for ${audience}`, ({ value }) => ({
      words: value === null ? 'dropped' : `“${value.text}”`,
      command:
        value === null
          ? { name: 'drop-draft', fields: { audience } }
          : { name: 'draft-update', fields: { audience, text: value.text } },
    }));
  });
  const approval = [...draftsOf(incident).values()].flatMap(({ audience, id }) =>
    disputed(approvals.get(id), `The approval for ${audience}`, ({ value }) => ({
      words: value ? 'approved' : 'not approved',
      command: value
        ? { name: 'approve-update', fields: { audience, draft: id } }
        : { name: 'unapprove', fields: { audience } },
    })),
  );
  return [...wording, ...approval];
}

const sent = (incident: Incident): readonly Dispute[] =>
  [...updateSlice.of(incident)].flatMap(([update, { body, withdrawn }]) => [
    ...disputed(
      body,
      'An update',
      ({ value: { text, audiences, nextDueAt, channel, status, at } }) => ({
        words: `“${text}”${channel === null ? '' : ` (${channel})`}`,
        command: {
          name: 'correct-update',
          fields: {
            update,
            text,
            audiences: [...audiences],
            at,
            ...(nextDueAt === null ? {} : { next: nextDueAt }),
            channel: channel ?? '',
            ...(status === null ? {} : { status }),
          },
        },
      }),
      update,
    ),
    ...disputed(
      withdrawn,
      'An update',
      ({ value }) => ({
        words: value ? 'taken back' : 'sent',
        command: { name: 'withdraw-update', fields: { update, undo: !value } },
      }),
      update,
    ),
  ]);
