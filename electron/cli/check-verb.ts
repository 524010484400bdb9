import { readFileSync } from 'node:fs';
import { phases } from '../../shared/incident/phases.ts';
import { audiences, severities, severityLabel } from '../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { nearest } from '../../shared/playbook/nearest.ts';
import { parseInstant } from '../../shared/time/words.ts';
import { checkUpdate } from '../../shared/wording/update/check-update.ts';
import { updateContextOf } from '../../shared/wording/update/context-of.ts';
import type { Finding } from '../../shared/wording/finding.ts';
import type { UpdateContext } from '../../shared/wording/update-context.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { findingJson, findingLines } from './finding-words.ts';
import { incidentNamed } from './incident-verbs.ts';
import { zoneName } from './open-incident.ts';
import { CommandFailure, UsageError, type Verb, type VerbContext } from './verb.ts';

/** More than any text that is checked; a file that was named by mistake is not read on the screen. */
const MAX_TEXT = 100_000;

/** The texts that can be checked, each with its own rules. */
const checks: Readonly<Record<string, (text: string, verb: VerbContext) => Promise<readonly Finding[]>>> = {
  update: async (text, verb) => checkUpdate(text, await updateContext(verb)),
};

/** `ic check`: looks a text over as the console does while it is written. */
export const check: Verb = {
  usage:
    'update FILE|- [--incident ID] [--audience AUDIENCE] [--severity SEVERITY] [--phase PHASE] [--next WORDS] [--cadence MINUTES] [--strict]',
  summary: 'Look a text over before it is sent; it warns, and exits with 0',
  details: [
    'update      a stakeholder update; FILE is a text file, - reads what is piped in',
    '--incident  ID or “live”: what its record says of severity, phase, people, services and the last update',
    `--audience  one of ${audiences.join(', ')}; customers where it is not said`,
    `--severity  one of ${severities.join(', ')}; sev1 where neither it nor an incident is said`,
    `--phase     one of ${phases.join(', ')}; mitigation where neither it nor an incident is said`,
    '--next      when the next update is promised',
    '--cadence   minutes between updates, where they are not the playbook’s',
    '--strict    exit with 1 when anything is found',
  ],
  options: ['incident', 'audience', 'severity', 'phase', 'next', 'cadence'],
  flags: ['strict'],
  async run(context) {
    const [what, file, ...rest] = context.words;
    const known = Object.keys(checks);
    const checkText = what === undefined || !Object.hasOwn(checks, what) ? undefined : checks[what];
    if (checkText === undefined)
      throw new UsageError(`Say what the text is: ic check ${known.join(' or ')} FILE.`);
    if (file === undefined)
      throw new UsageError(`check ${what ?? ''} needs FILE, or - for what is piped in.`);
    if (rest.length > 0) throw new UsageError(`check does not understand “${rest.join(' ')}”.`);
    const text = textOf(file);
    const findings = await checkText(text, context);
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

function textOf(file: string): string {
  const name = file === '-' ? 'What is piped in' : `The file ${file}`;
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = { ENOENT: 'is not there', EISDIR: 'is a folder', EACCES: 'may not be read' }[String(code)];
    throw new CommandFailure(`${name} ${why ?? 'can’t be read'}; nothing was checked.`);
  }
  if (bytes.length > MAX_TEXT)
    throw new CommandFailure(`${name} is longer than 100 kB: that is no text to send.`);
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

function oneOf<W extends string>(
  name: string,
  known: readonly W[],
  given: string | true | undefined,
): W | undefined {
  if (given === undefined) return undefined;
  const word = String(given).toLowerCase();
  const found = known.find((each) => each === word);
  if (found !== undefined) return found;
  const near = nearest(word, known);
  const labels = known.map((each) =>
    name === 'severity' ? severityLabel[each as keyof typeof severityLabel] : each,
  ); // the names of severities
  throw new UsageError(
    `“${String(given)}” is no ${name}${near === undefined ? `; there are ${labels.join(', ')}` : `; did you mean ${near}?`}${near === undefined ? '.' : ''}`,
  );
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
