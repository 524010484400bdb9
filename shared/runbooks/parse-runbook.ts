import { RUNBOOK_FOLDER } from '../playbook/file-names.ts';
import { conflictMark } from '../playbook/read-yaml.ts';
import { PLAYBOOK_FOLDER, type PlaybookProblem, type Report } from '../playbook/problem.ts';
import { readHead, type RunbookHead } from './read-head.ts';
import { stepsOf } from './read-steps.ts';
import { plainWords } from './plain-words.ts';
import type { Runbook } from './runbook.ts';

const MAX_TITLE = 200;
/** As many steps as one takes up at once. */
const MAX_STEPS = 100;
const MAX_STEP = 500;

/** A runbook as its file says, and what in it is not used as it is written. Whatever is wrong, its words can be read. */
export function parseRunbook(
  file: string,
  content: string,
): { readonly runbook: Runbook; readonly problems: readonly PlaybookProblem[] } {
  const markdown = content.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const problems: PlaybookProblem[] = [];
  const report: Report = (line, message) =>
    problems.push({ file: `${PLAYBOOK_FOLDER}/${RUNBOOK_FOLDER}/${file}`, line, message });
  const conflict = conflictMark(markdown);
  if (conflict !== null) report(conflict.line, `It is shown as it stands: ${conflict.message}.`);
  const head = readHead(markdown, report);
  const steps = stepsOf(markdown, head.end);
  if (steps.length > MAX_STEPS)
    report(
      steps[MAX_STEPS]?.line ?? null,
      `There are ${steps.length} steps; the first ${MAX_STEPS} become a checklist.`,
    );
  const kept = steps.slice(0, MAX_STEPS).map(({ text, line }) => {
    const words = plainWords(text);
    if (words.length > MAX_STEP)
      report(line, `This step has ${words.length} characters; the first ${MAX_STEP} stand in a checklist.`);
    return shortened(words, MAX_STEP);
  });
  const { body, ...said } = withoutEnd(head, markdown);
  const title = titleOf(markdown, head) ?? nameOf(file);
  return {
    runbook: {
      ...{ file, title: shortened(title, MAX_TITLE), ...said },
      ...{ steps: kept.filter((step) => step !== '' && !/^(?:todo|tbd)\W*$/i.test(step)), markdown: body },
    },
    problems,
  };
}

/** What is shown of it: the front matter is for the console. */
const withoutEnd = (
  { title: _title, end, ...said }: RunbookHead,
  markdown: string,
): Omit<RunbookHead, 'title' | 'end'> & { readonly body: string } => ({
  ...said,
  body: markdown.split('\n').slice(end).join('\n').trim(),
});

/** Its first heading, else what the front matter calls it. */
function titleOf(markdown: string, { title, end }: RunbookHead): string | null {
  const lines = markdown.split('\n').slice(end);
  const fence = lines.findIndex((line) => /^ {0,3}(?:`{3}|~{3})/.test(line));
  const before = fence === -1 ? lines : lines.slice(0, fence);
  const found = before
    .map((line) => /^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(line)?.[1] ?? '')
    .map(plainWords)
    .find((words) => words !== '');
  return found ?? title;
}

/** `restore-keyring.md` is “restore keyring”. */
const nameOf = (file: string): string => file.replace(/\.md$/, '').replaceAll(/[-.]+/g, ' ').trim() || file;

/** Never half of a character. */
const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
