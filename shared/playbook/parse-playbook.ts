import { defaultPlaybook } from './defaults.ts';
import type { KnownFile } from './file-names.ts';
import { parseChecklists } from './parse-checklists.ts';
import { parsePostmortemParts } from './parse-postmortem-parts.ts';
import { parsePostmortem } from './parse-postmortem.ts';
import { parseRoster } from './parse-roster.ts';
import { parseUpdates } from './parse-updates.ts';
import { parseWording } from './parse-wording.ts';
import { parseLimits, parseLinks, parseRoles, parseSeverities } from './parse-yaml-files.ts';
import type { Playbook } from './playbook.ts';
import {
  PLAYBOOK_FOLDER,
  sentences,
  unreadableWords,
  type PlaybookFile,
  type PlaybookProblem,
  type Report,
} from './problem.ts';

export type ParsedPlaybook = { readonly playbook: Playbook; readonly problems: readonly PlaybookProblem[] };

/** More than a person mends in one go. */
const MAX_PROBLEMS_PER_FILE = 20;

/**
 * The team's playbook from its files. What is not there is as it was built in; what can't be read is built in as well,
 * as small a part of it as makes sense, and is said with file and line.
 */
export function parsePlaybook(files: readonly PlaybookFile[]): ParsedPlaybook {
  const problems: PlaybookProblem[] = [];
  const reportOf = (path: string): Report => {
    let said = 0;
    return (line, message) => {
      said += 1;
      if (said <= MAX_PROBLEMS_PER_FILE)
        problems.push({ file: `${PLAYBOOK_FOLDER}/${path}`, line, message: clean(message) });
    };
  };
  /** A file's text as it is meant: one kind of line end, no byte order mark. */
  const textOf = (path: string, fallback: string): string | null => {
    const file = files.find((each) => each.path === path);
    if (file === undefined) return null;
    if (file.trouble !== null || file.text === null) {
      reportOf(path)(null, sentences(unreadableWords[file.trouble ?? 'failed'], fallback));
      return null;
    }
    return file.text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  };
  function read<T>(
    path: KnownFile,
    parse: (content: string, report: Report) => T,
    built: T,
    what: string,
  ): T {
    const content = textOf(path, `The built-in ${what} apply until it is mended.`);
    return content === null ? built : parse(content, reportOf(path));
  }

  const built = defaultPlaybook;
  const severities = read('severities.yaml', parseSeverities, built.severities, 'severities');
  const roles = read('roles.yaml', parseRoles, built.roles, 'roles');
  const limits = read('limits.yaml', parseLimits, built, 'numbers');
  const links = read('links.yaml', parseLinks, built.links, 'links');
  const people = textOf('roster.yaml', 'Nobody is on the roster until it is mended.');
  const roster = people === null ? built.roster : parseRoster(people, reportOf('roster.yaml'));
  const wordingText = textOf(
    'wording.yaml',
    'Updates are checked without the team’s words until it is mended.',
  );
  const wording = wordingText === null ? built.wording : parseWording(wordingText, reportOf('wording.yaml'));
  const templates = read('updates.md', parseUpdates, built.templates, 'update templates');

  const reviews = read('postmortem.yaml', parsePostmortem, built.postmortem, 'rules of reviews');
  const partsText = textOf('postmortem.md', 'The built-in parts apply until it is mended.');
  const parts = partsText === null ? [] : parsePostmortemParts(partsText, reportOf('postmortem.md'));
  if (partsText !== null && parts.length === 0)
    reportOf('postmortem.md')(
      null,
      'there is not one part that can be read. The built-in parts apply until then.',
    );

  const lists = files
    .map(({ path }) => path)
    .filter((path) => path.startsWith('checklists/'))
    .flatMap((path) => {
      const content = textOf(path, 'Its items are left out until it is mended.');
      return content === null ? [] : [{ path, content, report: reportOf(path) }];
    });
  const items = parseChecklists(lists);
  const listed = files.some(({ path }) => path.startsWith('checklists/'));
  if (listed && items.length === 0)
    reportOf(lists[0]?.path ?? 'checklists')(
      null,
      'there is not one item that can be read. The built-in checklist applies until then.',
    );

  return {
    playbook: {
      severities,
      roles,
      checklist: items.length === 0 ? built.checklist : items,
      templates,
      links,
      longAfterMinutes: limits.longAfterMinutes,
      askMinutes: limits.askMinutes,
      spanOfControl: limits.spanOfControl,
      reliefMinutes: limits.reliefMinutes,
      breakMinutes: limits.breakMinutes,
      roster,
      wording,
      postmortem: { ...reviews, parts: parts.length === 0 ? built.postmortem.parts : parts },
    },
    problems: problems.sort(byPlace),
  };
}

const byPlace = (a: PlaybookProblem, b: PlaybookProblem): number =>
  a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1;

/** A sentence; what it quotes goes to terminals as well. */
const clean = (message: string): string =>
  message.replaceAll(/\p{Cc}/gu, ' ').replace(/^[a-z]/, (letter) => letter.toUpperCase());
