import { incidentIdPattern } from '../../shared/ids.ts';
import { digest } from '../../shared/incident/digest.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { severityLabel } from '../../shared/incident/vocabulary.ts';
import { phaseLabel } from '../../shared/incident/phases.ts';
import { summarize, type IncidentSummary } from '../../shared/incident/summary.ts';
import { postsOf } from '../../shared/incident/roles.ts';
import { formatStamp } from '../../shared/time/format.ts';
import { sha256 } from '../records/crypto.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { layoutOf } from '../records/layout.ts';
import { desktopEnvironment } from '../records/environment.ts';
import { RecordStore } from '../records/store.ts';
import { verifyStore } from '../records/verify.ts';
import { idInRecords, readWorkspace } from '../records/workspace.ts';
import { incidentId, incidentNamed } from './incident-verbs.ts';
import { markdownOf, rowLine } from './render.ts';
import { CommandFailure, UsageError, type Output, type Verb, type VerbContext } from './verb.ts';

/** `ic init`: makes a store. */
export const init: Verb = {
  usage: '',
  summary: 'Make a store of records in the folder --store',
  details: [],
  options: [],
  flags: [],
  async run({ storePath, person, words }) {
    noMore('init', words);
    const existed = readWorkspace(nodeFileSystem, layoutOf(storePath)).ok;
    const store = await RecordStore.open(storePath, desktopEnvironment({ deviceName: person }), true);
    const json = {
      store: storePath,
      workspace: store.ws,
      device: store.identity?.device ?? null,
      created: !existed,
    };
    await store.close();
    return {
      text: existed ? `There is a store in ${storePath} already.` : `Made a store in ${storePath}.`,
      json,
    };
  },
};

/** `ic show`: the list, or one incident. */
export const show: Verb = {
  usage: '[ID] [--markdown]',
  summary: 'List the incidents, or show one with its log',
  details: [],
  options: [],
  flags: ['markdown'],
  async run(context) {
    const service = await context.service();
    const [word, ...rest] = context.words;
    noMore('show', rest);
    const notices = service.store.notices();
    if (word === undefined) {
      const list = await service.list();
      const text = list.map((s) => lineOf(s, context.zone, context.now())).join('\n');
      return {
        text: text === '' ? 'No incidents yet.' : text,
        json: { incidents: list.map(({ duty: _, ...summary }) => summary), notices },
      };
    }
    const incident = await service.open(await incidentNamed(word, context));
    const summary = incident === undefined ? undefined : summarize(incident);
    if (incident === undefined || summary === undefined) throw notFound(word);
    const rows = timelineOf(incident);
    const text = context.options.has('markdown')
      ? markdownOf(incident, summary, rows)
      : [
          lineOf(summary, context.zone, context.now()),
          ...rows.map((row) => {
            const doubt =
              service.store.trust.standingOf(row.device) === 'unverified' ? ' (not approved)' : '';
            return `${rowLine(row, context.zone, context.now())}${doubt}`;
          }),
        ].join('\n');
    return { text, json: { ...summary, roles: postsOf(incident), log: rows, notices } };
  },
};

/** `ic digest`: whether two stores hold the same. */
export const digestVerb: Verb = {
  usage: '[ID]',
  summary: 'A line for each incident: id, hash of its events, hash of its state',
  details: [],
  options: [],
  flags: [],
  async run(context) {
    const service = await context.service();
    const [word, ...rest] = context.words;
    noMore('digest', rest);
    const ids =
      word === undefined
        ? service.store.streams().filter((s) => incidentIdPattern.test(s))
        : [incidentId(word)];
    const lines = [];
    for (const id of ids) {
      const incident = await service.open(id);
      // A folder without events is no incident: a file was attached and its entry never sent.
      if (incident === undefined && word === undefined) continue;
      if (incident === undefined) throw notFound(id);
      lines.push({ id, ...digest(incident, (text) => sha256(text)) });
    }
    return { text: lines.map((l) => `${l.id} ${l.events} ${l.state}`).join('\n'), json: lines };
  },
};

/** `ic verify`: checks everything, changes nothing. */
export const verify: Verb = {
  usage: '',
  summary: 'Check every chain, hash, signature and attached file; changes nothing',
  details: [],
  options: [],
  flags: [],
  async run({ storePath, words }: VerbContext): Promise<Output> {
    noMore('verify', words);
    const layout = layoutOf(storePath);
    const workspace = readWorkspace(nodeFileSystem, layout);
    if (!workspace.ok && workspace.error === 'missing') {
      throw new CommandFailure(`There is no store of records in ${storePath}.`);
    }
    // Where icc.json is damaged, the records themselves say which workspace they belong to.
    const ws = workspace.ok ? workspace.value.ws : (idInRecords(nodeFileSystem, layout) ?? '');
    const found = await verifyStore(nodeFileSystem, layout, ws);
    const problems = workspace.ok
      ? found.problems
      : [{ where: 'icc.json', what: 'it is damaged' }, ...found.problems];
    const count = found.files === 1 ? '1 attached file' : `${found.files} attached files`;
    const attached = found.files === 0 ? '' : `, ${count} of ${found.bytes} bytes`;
    const without = found.redacted === 0 ? '' : `, ${found.redacted} of them redacted`;
    const good = `All good: ${found.events} events in ${found.segments} segments${without}${attached}.`;
    const text = problems.map((p) => `${p.where}: ${p.what}`).join('\n');
    const exitCode = problems.length === 0 ? 0 : 1;
    return { text: exitCode === 0 ? good : text, json: { ...found, problems }, exitCode };
  },
};

function lineOf(s: IncidentSummary, zone: string, now: number): string {
  const marks = [
    ...[severityLabel[s.severity], phaseLabel[s.phase], s.exercise ? 'EXERCISE' : ''],
    s.takenBack === true ? 'import taken back' : '',
  ].filter((m) => m !== '');
  return `${s.id}  ${marks.join('  ')}  ${formatStamp(s.declaredAt, zone, now)}  ${s.title}`;
}

const notFound = (id: string): CommandFailure =>
  new CommandFailure(`There is no incident ${id} on this desktop.`);

function noMore(verb: string, words: readonly string[]): void {
  if (words.length > 0) throw new UsageError(`${verb} does not understand “${words.join(' ')}”.`);
}
