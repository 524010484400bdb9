import type { StreamEvent } from '../../../shared/incident/envelope.ts';
import type { Judgement } from '../../../shared/workspace/standing.ts';
import { loadRecords } from '../desktop.ts';
import { without, type Mutation } from './mutation-kit.ts';
import * as redaction from './redaction.ts';
import * as trust from './trust.ts';

const all = () => true;

/** The same for identity, trust and redaction. */
export const trustMutations: readonly Mutation[] = [
  {
    scenario: '6 a copied profile',
    switchedOff: 'the identity is not bound to the machine',
    run: async () => trust.aCopiedProfileGetsItsOwnIdentity(await loadRecords(), '/ana'),
  },
  {
    scenario: '16 an unknown signer',
    switchedOff: 'everybody is a member',
    run: async () =>
      trust.anUnknownSignerIsKeptAndMarked(await without('standing', () => ({ standingIn: () => 'member' }))),
  },
  {
    scenario: '44 redacted words',
    switchedOff: 'files are not rewritten',
    run: async () =>
      redaction.redactedWordsGoEverywhere(
        await without('dropWords', () => ({ dropWords: () => Promise.resolve() })),
      ),
  },
  {
    scenario: '44 redacted words',
    switchedOff: 'a fold that shows words that a redaction names',
    run: async () =>
      redaction.redactedWordsGoEverywhere(
        await without('fold', (original) => ({
          fold: (incident: never, event: StreamEvent) =>
            original['fold']?.(
              incident,
              (event.t === 'redact/1' ? { ...event, t: 'noted/1' } : event) as never,
            ),
        })),
      ),
  },
  {
    scenario: '44 whole copies',
    switchedOff: 'an import that keeps whatever arrives',
    run: async () =>
      redaction.wholeCopiesBringNothingBack(
        await without('redactedCopy', () => ({
          joinCopies: (copies: readonly Uint8Array[]) => ({ bytes: copies.at(-1), redacted: false }),
        })),
      ),
  },
  {
    scenario: 'only members redact',
    switchedOff: 'the author of a redaction is not looked at',
    run: async () =>
      redaction.onlyMembersTakeWordsOut(
        await without('standing', (original) => ({
          judge: (statements: never, pinned: never): Judgement => ({
            ...(original['judge']?.(statements, pinned) as Judgement),
            trusted: Object.assign(new Set<string>(), { has: all }),
          }),
        })),
      ),
  },
  {
    scenario: 'a stranger’s copy',
    switchedOff: 'the copy with fewer words wins',
    run: async () =>
      redaction.aStrangersCopyTakesNothing(
        await without('redactedCopy', () => ({
          joinCopies: (copies: readonly Uint8Array[]) => ({
            bytes: [...copies].sort((a, b) => a.length - b.length)[0],
            redacted: true,
          }),
        })),
      ),
  },
  {
    scenario: 'a revoked device',
    switchedOff: 'nothing is kept aside',
    run: async () =>
      redaction.aRevokedDeviceIsKeptAside(await without('standing', () => ({ isKeptAside: () => false }))),
  },
  {
    scenario: 'a revoked device',
    switchedOff: 'what is held is not folded again',
    run: async () =>
      redaction.aRevokedDeviceIsKeptAside(await without('fold', () => ({ refold: () => false }))),
  },
];
