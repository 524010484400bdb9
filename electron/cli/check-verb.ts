import { readFileSync } from 'node:fs';
import { phases } from '../../shared/incident/phases.ts';
import { audiences, severities } from '../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { parseInstant } from '../../shared/time/words.ts';
import { checkUpdate } from '../../shared/wording/update/check-update.ts';
import { checkBlameless } from '../../shared/wording/blameless/check-blameless.ts';
import { updateContextOf } from '../../shared/wording/update/context-of.ts';
import type { Finding } from '../../shared/wording/finding.ts';
import type { UpdateContext } from '../../shared/wording/update-context.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { blamelessContext } from './blameless-check.ts';
import { findingJson, findingLines } from './finding-words.ts';
import { incidentNamed } from './incident-verbs.ts';
import { oneOf } from './one-of.ts';
import { zoneName } from './open-incident.ts';
import { CommandFailure, UsageError, type Verb, type VerbContext } from './verb.ts';

/** A text that can be checked, by its own rules. */
type Check = {
  readonly find: (text: string, verb: VerbContext) => Promise<readonly Finding[]>;
  /** The options that say something about such a text. */
  readonly options: readonly string[];
  /** More bytes than any such text has; a file that was named by mistake is not read on the screen. */
  readonly max: number;
};
const checks: Readonly<Record<string, Check>> = {
  update: {
    find: async (text, verb) => checkUpdate(text, await updateContext(verb)),
    options: ['incident', 'audience', 'severity', 'phase', 'next', 'cadence'],
    max: 100_000,
  },
  blameless: {
    find: async (text, verb) => checkBlameless(text, await blamelessContext(verb)),
    options: ['incident', 'section', 'roster', 'severity'],
    max: 1_000_000,
  },
};

/** `ic check`: looks a text over as the console does while it is written. */
export const check: Verb = {
  usage:
    'update|blameless FILE|- [--incident ID] [--severity SEVERITY] [--audience AUDIENCE] [--phase PHASE] [--next WORDS] [--cadence MINUTES] [--section SECTION] [--roster NAMES] [--strict]',
  summary: 'Look an update or a post-mortem over before others read it; it warns, and exits with 0',
  details: [
    'update      a stakeholder update; FILE is a text file, - reads what is piped in',
    'blameless   a post-mortem, or a part of it: does it tell how it came about, rather than whose fault it was?',
    '--incident  ID or “live”: what its record says of severity, phase, people, services and the last update',
    `--severity  one of ${severities.join(', ')}; for an update sev1 where neither it nor an incident is said`,
    `--audience  one of ${audiences.join(', ')}; customers where it is not said`,
    `--phase     one of ${phases.join(', ')}; mitigation where neither it nor an incident is said`,
    '--next      when the next update is promised',
    '--cadence   minutes between updates, where they are not the playbook’s',
    '--section   the part of a post-mortem that it is: what-happened, factors, actions; its headings tell where it is not said',
    '--roster    names of people, with commas, beside those of the playbook and of the incident',
    '--strict    exit with 1 when anything is found',
  ],
  options: [...new Set(Object.values(checks).flatMap((each) => each.options))],
  flags: ['strict'],
  async run(context) {
    const [what, file, ...rest] = context.words;
    const known = Object.keys(checks);
    const chosen = what === undefined || !Object.hasOwn(checks, what) ? undefined : checks[what];
    if (what === undefined || chosen === undefined)
      throw new UsageError(`Say what the text is: ic check ${known.join(' or ')} FILE.`);
    if (file === undefined) throw new UsageError(`check ${what} needs FILE, or - for what is piped in.`);
    if (rest.length > 0) throw new UsageError(`check does not understand “${rest.join(' ')}”.`);
    const other = check.options.find((name) => context.options.has(name) && !chosen.options.includes(name));
    if (other !== undefined) throw new UsageError(`check ${what} knows no --${other}.`);
    const text = textOf(file, chosen.max);
    const findings = await chosen.find(text, context);
    return {
      text: wordsOf(text, findings),
      json: { findings: findings.map((finding) => findingJson(text, finding)) },
      exitCode: context.options.has('strict') && findings.length > 0 ? 1 : 0,
    };
  },
};

function wordsOf(text: string, findings: readonly Finding[]): string {
  if (text.trim() === '') return 'There is nothing to check: no words yet.';
  return findings.length === 0 ? 'Nothing to look at.' : findingLines(text, findings).join('\n');
}

function textOf(file: string, max: number): string {
  const name = file === '-' ? 'What is piped in' : `The file ${file}`;
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = { ENOENT: 'is not there', EISDIR: 'is a folder', EACCES: 'may not be read' }[String(code)];
    throw new CommandFailure(`${name} ${why ?? 'can’t be read'}; nothing was checked.`);
  }
  if (bytes.length > max)
    throw new CommandFailure(`${name} is longer than ${max / 1000} kB: that is no text to check.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch {
    throw new CommandFailure(`${name} is not UTF-8 text; save it again as UTF-8.`);
  }
}

/** What the check knows: the record of an incident, what is said on the command line, and the team's playbook. */
async function updateContext(verb: VerbContext): Promise<UpdateContext> {
  const { options, storePath, zone } = verb;
  const now = verb.now();
  const audience = oneOf('audience', audiences, options.get('audience')) ?? 'customers';
  const severity = oneOf('severity', severities, options.get('severity'));
  const phase = oneOf('phase', phases, options.get('phase'));
  const next = instantOf(options.get('next'), { now, zone });
  const minutes = minutesOf(options.get('cadence'));
  const team = new TeamPlaybook(nodeFileSystem, storePath);
  await team.load();
  const setting = { now, zone, zoneName: zoneName(now, zone), next };
  const known =
    options.get('incident') === undefined
      ? withoutIncident(team.playbook, audience, severity ?? 'sev1', setting)
      : await ofIncident(String(options.get('incident')), team.playbook, audience, setting, verb);
  return {
    ...known,
    ...(severity === undefined ? {} : { severity }),
    ...(phase === undefined ? {} : { phase }),
    ...(minutes === undefined ? {} : { cadenceMinutes: minutes }),
  };
}

type Setting = Pick<UpdateContext, 'now' | 'zoneName' | 'next'> & { readonly zone: string };

async function ofIncident(
  word: string,
  playbook: Playbook,
  audience: UpdateContext['audience'],
  setting: Setting,
  { service }: VerbContext,
): Promise<UpdateContext> {
  const id = await incidentNamed(word, { service });
  const incident = await (await service()).open(id);
  if (incident === undefined) throw new CommandFailure(`There is no incident ${id} on this desktop.`);
  return updateContextOf(incident, playbook, audience, setting);
}

function withoutIncident(
  { severities: rules, roster, wording }: Playbook,
  audience: UpdateContext['audience'],
  severity: UpdateContext['severity'],
  setting: Setting,
): UpdateContext {
  const { audienceMinutes, cadenceMinutes } = rules[severity];
  const own = audienceMinutes[audience];
  return {
    ...setting,
    audience,
    severity,
    phase: 'mitigation',
    cadenceMinutes: own === undefined ? cadenceMinutes : own,
    last: null,
    causeConfirmed: false,
    estimate: null,
    affected: [],
    roster: roster.map(({ name }) => name),
    services: [],
    wording,
    exercise: false,
  };
}

function instantOf(
  given: string | true | undefined,
  context: { readonly now: number; readonly zone: string },
): number | null {
  if (given === undefined) return null;
  const read = parseInstant(String(given), { ...context, side: 'future' });
  if (!read.ok) throw new UsageError(read.error);
  return read.value;
}

function minutesOf(given: string | true | undefined): number | null | undefined {
  if (given === undefined) return undefined;
  if (given === 'none') return null;
  const minutes = Number(given);
  if (Number.isInteger(minutes) && minutes > 0 && minutes <= 10_080) return minutes;
  throw new UsageError(`--cadence is a number of minutes, such as 15, or none; it says “${String(given)}”.`);
}
