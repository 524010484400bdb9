import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { IncidentService } from '../incidents/incident-service.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { StoreError } from '../records/failure.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { desktopEnvironment } from '../records/environment.ts';
import { RecordStore } from '../records/store.ts';
import { parseArguments } from './arguments.ts';
import { attach, files } from './attachment-verbs.ts';
import { briefVerb } from './brief-verb.ts';
import { bundleVerb } from './bundle-verb.ts';
import { check } from './check-verb.ts';
import { approve, devices, redact, redactText, revoke } from './device-verbs.ts';
import { escalationVerb, rosterVerb } from './escalation-verbs.ts';
import { actionsVerb } from './action-verbs.ts';
import { duty } from './duty-verb.ts';
import { exportVerb } from './export-verb.ts';
import { inTerminal } from './failure-words.ts';
import { recordVerb, stateVerb } from './document-verbs.ts';
import { importVerb } from './import-verb.ts';
import { exerciseVerb } from './exercise-verb.ts';
import { incidentVerbs } from './incident-verbs.ts';
import { indexVerb } from './index-verb.ts';
import { metricsVerb } from './metrics-verb.ts';
import { lineVerb, minuteVerb } from './minute-verbs.ts';
import { printable } from './printable.ts';
import { playbookVerb } from './playbook-verb.ts';
import { postmortemVerb } from './postmortem-verb.ts';
import { readinessVerb } from './readiness-verb.ts';
import { replayVerb } from './replay-verb.ts';
import { searchVerb } from './search-verb.ts';
import { runbooksVerb, runbookVerb, useRunbookVerb } from './runbook-verbs.ts';
import { shiftLogVerb } from './shift-verbs.ts';
import { status } from './status-verb.ts';
import { digestVerb, init, show, verify } from './store-verbs.ts';
import { syncVerb } from './sync-verb.ts';
import { teamVerb } from './team-verb.ts';
import { text } from './text-verb.ts';
import { copyVerb, factsVerb, updatesVerb, wordingVerb } from './update-verbs.ts';
import { CommandFailure, UsageError, type Output, type Verb } from './verb.ts';

const verbs: ReadonlyMap<string, Verb> = new Map([
  ['init', init],
  ...incidentVerbs,
  ['use-runbook', useRunbookVerb],
  ['runbooks', runbooksVerb],
  ['runbook', runbookVerb],
  ['redact', redact],
  ['redact-text', redactText],
  ['attach', attach],
  ['files', files],
  ['show', show],
  ['status', status],
  ['duty', duty],
  ['minute', minuteVerb],
  ['brief', briefVerb],
  ['line', lineVerb],
  ['state', stateVerb],
  ['record', recordVerb],
  ['postmortem', postmortemVerb],
  ['export', exportVerb],
  ['import', importVerb],
  ['escalation', escalationVerb],
  ['roster', rosterVerb],
  ['shift-log', shiftLogVerb],
  ['search', searchVerb],
  ['actions', actionsVerb],
  ['index', indexVerb],
  ['metrics', metricsVerb],
  ['readiness', readinessVerb],
  ['team', teamVerb],
  ['exercise', exerciseVerb],
  ['text', text],
  ['check', check],
  ['facts', factsVerb],
  ['wording', wordingVerb],
  ['copy-update', copyVerb],
  ['updates', updatesVerb],
  ['digest', digestVerb],
  ['verify', verify],
  ['replay', replayVerb],
  ['playbook', playbookVerb],
  ['devices', devices],
  ['approve', approve],
  ['revoke', revoke],
  ['sync', syncVerb],
  ['bundle', bundleVerb],
]);

/** Options of every verb. */
const everywhere = { options: ['store', 'by'], flags: ['json', 'help'] } as const;

/** The folder of records where no other is named, the same as the window's. */
export const defaultStorePath = (): string => join(homedir(), 'Documents', 'IC Console');

function help(verb?: string): string {
  const known = verb === undefined ? undefined : verbs.get(verb);
  if (verb !== undefined && known !== undefined)
    return [
      `ic ${verb} ${known.usage}`.trim(),
      known.summary.endsWith('?') ? known.summary : `${known.summary}.`,
      ...known.details.map((d) => `  ${d}`),
    ].join('\n');
  return [
    'ic VERB ... [--store DIR] [--json] [--by NAME]',
    '',
    ...[...verbs].map(([name, v]) => `  ${`${name} ${v.usage}`.trim()}\n      ${v.summary}`),
    '',
    'ID is what declare prints, or “live” for the only incident that is live.',
    'WORDS is a time: -5m, 14:02, 2:05pm PT, "in 20 minutes", 2026-11-20T14:02Z.',
  ].join('\n');
}

async function run(words: readonly string[]): Promise<Output> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === 'help')
    return { text: help(rest[0]), json: [...verbs.keys()] };
  const verb = verbs.get(name);
  if (verb === undefined) throw new UsageError(`There is no “${name}”; ic help lists what there is.`);
  const flags = new Set([...everywhere.flags, ...verb.flags]);
  const parsed = parseArguments(rest, flags, new Set([...everywhere.options, ...verb.options]));
  if (!parsed.ok) throw new UsageError(`${parsed.error} Usage: ic ${name} ${verb.usage}`.trim());
  const { options, positional } = parsed.value;
  if (options.has('help')) return { text: help(name), json: { name, usage: verb.usage } };
  const by = options.get('by');
  const person = typeof by === 'string' ? by : userInfo().username;
  const path = options.get('store') ?? process.env['IC_STORE'] ?? defaultStorePath();
  const storePath = resolve(String(path));
  const team = new TeamPlaybook(nodeFileSystem, storePath);
  let service: IncidentService | undefined;
  try {
    return await verb.run({
      words: positional,
      options,
      storePath,
      person,
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      now: Date.now,
      service: async () => (service ??= await openService(storePath, team)),
      closeService: async () => {
        await service?.close();
        service = undefined;
      },
    });
  } finally {
    await service?.close();
    if (team.problems.length > 0)
      process.stderr.write('The playbook’s files have problems; ic playbook check lists them.\n');
  }
}

async function openService(storePath: string, team: TeamPlaybook): Promise<IncidentService> {
  const environment = desktopEnvironment();
  const [store] = await Promise.all([RecordStore.open(storePath, environment), team.load()]);
  return new IncidentService(store, {
    fs: nodeFileSystem,
    now: Date.now,
    playbook: () => team.playbook,
    foldVersion: environment.foldVersion,
  });
}

/** Runs `ic` with the words after its name; returns the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const asJson = words.includes('--json');
  try {
    const { text, json, exitCode = 0, note } = await run(words);
    const said = asJson ? JSON.stringify(json) : text;
    // What is piped on is every byte as it is.
    process.stdout.write(`${process.stdout.isTTY ? printable(said) : said}\n`);
    if (note !== undefined && !asJson) process.stderr.write(`${printable(note)}\n`);
    return exitCode;
  } catch (error) {
    const usage = error instanceof UsageError;
    if (!usage && !(error instanceof CommandFailure) && !(error instanceof StoreError)) throw error;
    process.stderr.write(`${error instanceof StoreError ? storeWords(error) : error.message}\n`);
    return usage ? 2 : 1;
  }
}

function storeWords({ failure }: StoreError): string {
  const hint = failure.kind === 'not-found' ? ' Run ic init --store DIR first.' : '';
  return `${inTerminal(failure)}${hint}`;
}
