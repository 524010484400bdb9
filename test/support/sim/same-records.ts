import { deviceOf, WORKSPACE_STREAM } from '../../../shared/ids.ts';
import { REDACT } from '../../../shared/incident/events/redact.ts';
import type { StreamEvent } from '../../../shared/incident/envelope.ts';
import { createWorkspace, foldWorkspace } from '../../../shared/workspace/workspace.ts';
import { digestOn, problemsOf, type Desktop } from '../desktop.ts';
import type { Life } from './life.ts';
import type { Machine } from './machine.ts';
import { wrongRoles, type Held } from './oracle.ts';

/** All desktops have the same, and each of them all that was acknowledged, and nothing that nobody has written. */
export async function expectRecords(life: Life, machines: readonly Machine[]): Promise<void> {
  const { account, time, console } = life;
  const folds = new Map<string, Map<string, string>>();
  for (const { app, name } of machines) {
    if (app === undefined) throw new Error(`${name} does not run`);
    await time.settle(app.store.trust.poll());
    for (const stream of new Set([WORKSPACE_STREAM, ...account.streams])) {
      const events = await time.settle(app.store.readOnce(stream));
      expectWords(life, name, app, stream, events);
      const made = folds.get(stream) ?? new Map<string, string>();
      folds.set(stream, made.set(name, await foldOn(life, app, stream, events)));
    }
    const problems = await time.settle(problemsOf(console, app));
    // What was destroyed before anybody else had it is missed by all; what a revoked desktop wrote, by nobody.
    const destroyed = account.gone.size > 0 || (account.told['revocations'] ?? 0) > 0;
    const told = problems.filter((problem) => !destroyed || !problem.includes('are missing before it'));
    if (told.length > 0) throw new Error(`on ${name}: ${told.join('; ')}`);
  }
  for (const [stream, made] of folds) expectOne(made, stream);
  expectNoWords(life);
}

async function foldOn(
  life: Life,
  app: Desktop,
  stream: string,
  events: readonly StreamEvent[],
): Promise<string> {
  const { time, console } = life;
  if (stream === WORKSPACE_STREAM) {
    const workspace = createWorkspace();
    for (const event of events) foldWorkspace(workspace, event);
    const standings = app.store.trust.devices().map(({ id, standing }) => `${id} ${standing}`);
    return JSON.stringify([[...workspace.seen].sort(), standings.sort()]);
  }
  const incident = await time.settle(app.service.open(stream));
  const roles = incident?.slices.get('roles') as ReadonlyMap<string, Held> | undefined; // as `roleSlice` declares it
  const wrong = incident === undefined ? undefined : wrongRoles(incident, roles ?? new Map<string, Held>());
  if (wrong !== undefined) throw new Error(`${stream}: ${wrong}`);
  return time.settle(digestOn(console, app, stream));
}

function expectOne(made: ReadonlyMap<string, string>, what: string): void {
  const [first] = made.values();
  for (const [name, digest] of made) {
    if (digest !== first) throw new Error(`${name} folds ${what} to ${digest}, others to ${first ?? ''}`);
  }
}

/** Every acknowledged event is there with the words that were written, but for those that were taken out. */
function expectWords(
  { account }: Life,
  name: string,
  { store }: Desktop,
  stream: string,
  events: readonly StreamEvent[],
) {
  const found = new Map(events.map((event) => [event.id, event]));
  const takenOut = new Set(
    events
      .filter((event) => event.t === REDACT && store.trust.counts(stream, event))
      .flatMap(({ payload }) => (payload as { events: readonly string[] } | null)?.events ?? []), // as its schema says
  );
  for (const { id, t, q, w, payload } of account.of(stream)) {
    const held = found.get(id);
    if (isBarred(store, stream, w, q)) {
      if (held !== undefined)
        throw new Error(`${name} shows ${t} ${id} of a desktop that was revoked before`);
      continue;
    }
    if (held === undefined && t === REDACT) continue; // of somebody who may not
    if (held === undefined)
      throw new Error(`${name} lacks ${t} (${w} ${q}) of ${stream}, which was acknowledged`);
    if (t !== REDACT && takenOut.has(id)) {
      if (held.payload !== null)
        throw new Error(`${name} still has the words of ${t} ${id}, which were taken out`);
      // Every payload has a salt of its own, whatever else stands in it.
      const { salt } = (payload ?? {}) as { readonly salt?: string };
      if (salt !== undefined) account.words.set(salt, `${t} ${id}`);
      continue;
    }
    if (held.payload === null && payload !== null) throw new Error(`${name} lacks the words of ${t} ${id}`);
    if (JSON.stringify(held.payload) !== JSON.stringify(payload)) {
      throw new Error(`${name} has other words in ${t} ${id} than were written`);
    }
  }
  const forged = events.find(({ id }) => account.forged.has(id));
  if (forged !== undefined)
    throw new Error(`${name} believes ${forged.id}, which nobody of the team has written`);
}

/**
 * Whether an entry lies beyond what was known of its desktop when that was revoked; reckoned apart from the console
 * where one revocation is all that was said.
 */
function isBarred({ trust }: Desktop['store'], stream: string, w: string, q: number): boolean {
  const device = deviceOf(w);
  const said = [...trust.workspace.statements.values()].flatMap((s) =>
    s.device === device && s.says === 'revoke' ? [s.cut] : [],
  );
  const [cut] = said;
  if (said.length !== 1 || cut === undefined || cut === null) return trust.bars(stream, w, q);
  return trust.standingOf(device) === 'revoked' && q > (cut.get(stream)?.get(w) ?? 0);
}

/** What was taken out stands in no file any more: of no desktop, and of no place where they meet. */
function expectNoWords({ account, machines, meeting }: Life): void {
  if (account.words.size === 0) return;
  let files: (readonly [where: string, bytes: Buffer])[] = [...meeting.files].map(([path, bytes]) => [
    path,
    bytes,
  ]);
  for (const { name, disk } of machines)
    for (const [path, bytes] of disk.files()) files.push([`${name} ${path}`, bytes]);
  // A power cut may leave a temporary file, which nobody reads.
  files = files.filter(([where]) => !where.endsWith('.tmp'));
  for (const [salt, what] of account.words) {
    const where = files.find(([, bytes]) => bytes.includes(salt))?.[0];
    if (where !== undefined)
      throw new Error(`the words of ${what} were taken out and still stand in ${where}`);
  }
}
