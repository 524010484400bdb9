import { deviceIdPattern, incidentIdPattern } from '../../../shared/ids.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';
import type { ProbeReport, ProbeStep } from '../../../shared/sync/state.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { STORE_FORMAT } from '../../records/workspace.ts';
import { parseBranch } from './address.ts';
import { DeviceRefs, mostUsed, type Looked } from './device-refs.ts';
import type { GitContext } from './git-context.ts';
import { refOf, type RefPlace } from './git-refs.ts';
import { quietly, type ObjectId } from './repository.ts';
import { contentRefused, gitStoreTroubles, refsRefused } from './transport-words.ts';

type What = ProbeStep['what'];
/** In the order in which they are tried. */
const questions: Readonly<Record<What, string>> = {
  git: 'Whether Git is installed on this computer.',
  reach: 'Whether the Git host can be reached.',
  'sign-in': 'Whether this computer may read the repository.',
  store: 'Whose records the repository holds.',
  refs: 'Whether each desktop gets a part of its own.',
  write: 'Whether this computer may write to it.',
  'read-back': 'Whether what is written can be read back.',
};

const order: readonly string[] = Object.keys(questions);

/** A report as it grows, step by step. */
class Trial {
  #done: readonly ProbeStep[] = [];
  #rest: Omit<ProbeReport, 'steps'> = {
    found: 'empty',
    trouble: null,
    readOnly: false,
    incidents: 0,
    devices: 0,
  };
  readonly #tell: (report: ProbeReport) => void;

  constructor(tell: (report: ProbeReport) => void) {
    this.#tell = tell;
  }

  step(
    what: What,
    outcome: 'good' | 'bad',
    words: string,
    rest: Partial<Omit<ProbeReport, 'steps'>> = {},
  ): ProbeReport {
    this.#done = [...this.#done, { what, outcome, words }];
    this.#rest = { ...this.#rest, ...rest };
    this.#tell(this.report);
    return this.report;
  }

  failed(what: What, trouble: Trouble): ProbeReport {
    return this.step(what, 'bad', trouble.message, { found: 'unusable', trouble });
  }

  get report(): ProbeReport {
    const all = Object.entries(questions) as [What, string][]; // the keys of a record of theirs
    const open = all
      .filter(([what]) => !this.#done.some((step) => step.what === what))
      .map(([what, words]): ProbeStep => ({ what, outcome: 'not-tried', words }));
    const steps = [...this.#done, ...open].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
    return { ...this.#rest, steps };
  }
}

/** Tries everything that connecting to a repository needs, and leaves nothing behind. */
export async function probeRepository(
  context: GitContext,
  tell: (report: ProbeReport) => void,
): Promise<ProbeReport> {
  const trial = new Trial(tell);
  const branch = parseBranch(context.branch);
  if (!branch.ok) return trial.failed('reach', branch.error);
  trial.step('git', 'good', 'Git is installed.');
  const asked = await quietly(() => context.repository.askRefs(''));
  if (!asked.ok) {
    if (asked.error.kind !== 'auth') return trial.failed('reach', asked.error);
    trial.step('reach', 'good', 'The Git host answers.');
    return trial.failed('sign-in', asked.error);
  }
  trial.step('reach', 'good', 'The Git host answers.');
  trial.step('sign-in', 'good', 'This computer may read the repository.');
  const refs = new DeviceRefs(context.repository);
  const looked = await quietly(() => refs.look({ attachments: false, ws: context.ws, orAny: true }));
  if (!looked.ok) return trial.failed('store', looked.error);
  const trouble = tellStore(trial, context, refs, looked.value, asked.value);
  if (trouble !== null) return trial.failed('store', trouble);
  const newer = context.ws !== null && refs.formatOf(context.ws).fmt > STORE_FORMAT;
  if (newer) return trial.step('write', 'bad', gitStoreTroubles.mayOnlyRead.message, { readOnly: true });
  const written = await quietly(() => tryWriting(context, trial));
  return written.ok ? written.value : trial.failed('write', written.error);
}

/** @returns why what is there can't be used. */
function tellStore(
  trial: Trial,
  { ws }: GitContext,
  refs: DeviceRefs,
  { workspaces, empty }: Looked,
  all: ReadonlyMap<string, ObjectId>,
): Trouble | null {
  if (empty) {
    const code = [...all.keys()].some((ref) => /^refs\/(?:heads|tags)\//.test(ref));
    const words = code
      ? 'An ordinary repository: it can hold the team’s records beside what is in it, whose branches are not touched.'
      : 'It is empty: it can hold the team’s records.';
    trial.step('store', 'good', words, { found: 'empty' });
    return null;
  }
  const there = ws !== null && workspaces.has(ws) ? ws : mostUsed(workspaces);
  if (there === null) return gitStoreTroubles.unreadable;
  if (refs.formatOf(there).minReader > STORE_FORMAT) return gitStoreTroubles.newer;
  const paths = [...refs.union.paths()].map((path) => path.split('/'));
  const named = (area: string, pattern: RegExp): number =>
    new Set(paths.flatMap(([first, name = '']) => (first === area ? (pattern.exec(name)?.[0] ?? []) : [])))
      .size;
  const incidents = named('i', incidentIdPattern);
  const devices = named('m', new RegExp(deviceIdPattern.source.replace('$', '')));
  const counts = `${incidents} incident${incidents === 1 ? '' : 's'}, ${devices} desktop${devices === 1 ? '' : 's'}`;
  const words =
    there === ws
      ? `It holds this team’s records: ${counts}.`
      : ws === null
        ? `It holds a team’s records: ${counts}.`
        : `It holds a team’s records, and not this desktop’s: ${counts}.`;
  trial.step('store', 'good', words, { found: there === ws ? 'same' : 'other', incidents, devices });
  return null;
}

/** Pushes a ref, asks for it, removes it. */
async function tryWriting(context: GitContext, trial: Trial): Promise<Result<ProbeReport, Trouble>> {
  const { repository, device, now } = context;
  const bytes = Buffer.from(`${now()}\n`);
  const commit = await repository.commit(
    null,
    [{ path: 'icc-probe', bytes }],
    'IC Console: a trial\n\n[skip ci]\n',
  );
  if (!commit.ok) return commit;
  for (const place of ['own', 'branches'] as const) {
    const ref = refOf(place, device, 'probe');
    const left = await repository.askRefs(ref);
    if (!left.ok) return left;
    const before = left.value.get(ref); // of a trial that was broken off
    if (before !== undefined) await repository.remove(ref, before);
    const pushed = await repository.push([{ ref, commit: commit.value, expected: null }]);
    if (!pushed.ok) return ok(mayNotWrite(trial, pushed.error));
    const outcome = pushed.value.get(ref) ?? { kind: 'moved' };
    if (outcome.kind === 'moved') return { ok: false, error: gitStoreTroubles.contested };
    if (outcome.kind === 'done') return ok(await readBack(context, trial, place, commit.value));
    if (place === 'own') continue;
    return ok(
      outcome.kind === 'ref-refused'
        ? trial.failed('refs', refsRefused(outcome.why))
        : trial.failed('write', contentRefused(outcome.why)),
    );
  }
  return ok(trial.report);
}

/** Where others' entries can be read, that is worth being connected to. */
function mayNotWrite(trial: Trial, trouble: Trouble): ProbeReport {
  const { found } = trial.report;
  if (trouble.kind !== 'read-only' || found === 'empty') return trial.failed('write', trouble);
  return trial.step('write', 'bad', trouble.message, { readOnly: true });
}

async function readBack(
  { repository, device }: GitContext,
  trial: Trial,
  place: RefPlace,
  commit: ObjectId,
): Promise<ProbeReport> {
  const ref = refOf(place, device, 'probe');
  trial.step(
    'refs',
    'good',
    place === 'own'
      ? 'Each desktop writes to a part of its own, which no list of branches shows.'
      : 'It takes records only as branches: those below icc/ are used, which the list of branches shows.',
  );
  trial.step('write', 'good', 'This computer may write to it.');
  const asked = await repository.askRefs(ref);
  const same = asked.ok && asked.value.get(ref) === commit;
  const removed = await repository.remove(ref, commit);
  if (!asked.ok) return trial.failed('read-back', asked.error);
  if (!same)
    return trial.failed('read-back', {
      kind: 'away',
      message: 'What was written there could not be read back. Try again, or choose another repository.',
    });
  const clean = removed.ok && removed.value.kind === 'done';
  return trial.step(
    'read-back',
    'good',
    clean
      ? 'What was written there was read back, and removed again.'
      : `What was written there was read back. The host does not let it be removed: ${ref} stays there and does no harm.`,
  );
}
