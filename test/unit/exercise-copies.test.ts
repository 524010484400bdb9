import { readFileSync, globSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * Everything in the product that puts words on the clipboard or writes them to a file that leaves it, by file: how an exercise's
 * are marked there (words of that file, which must stand in it), or why nothing of an exercise can be in them.
 */
const ways: Readonly<Record<string, { readonly by: RegExp } | { readonly never: string }>> = {
  'renderer/bridge/desktop.ts': { never: 'the way itself, and a link, which holds an id' },
  'renderer/bridge/save-file.ts': { never: 'the way itself' },
  'renderer/app/palette-incident.ts': { never: 'the address of a link' },
  'renderer/features/links/actions.ts': { never: 'the address of a link' },
  'renderer/incident-parts/notices.tsx': { never: 'the path of a folder' },
  'renderer/features/escalation/phones.tsx': { never: 'a telephone number of the roster' },
  'renderer/features/runbooks/no-runbooks.tsx': { never: 'an example' },
  'renderer/features/updates/check-panel.tsx': { never: 'a line for wording.yaml' },
  'renderer/features/metrics/exports.ts': { never: 'exercises are in no figure' },
  'renderer/features/readiness/doing.ts': { never: 'the page of readiness, which counts no exercise' },
  'renderer/features/log/row-copy.ts': { never: 'the way itself' },
  'renderer/features/log/actions.ts': { by: /copyText\(markedCopy\(/ },
  'renderer/features/log/row-details.tsx': { by: /copyText\(markedCopy\(/ },
  'renderer/features/escalation/ladder-part.tsx': { by: /writeText\(markedCopy\(/ },
  'renderer/features/postmortem/parts/evidence.tsx': { by: /copyWords\(markedCopy\(/ },
  'renderer/features/postmortem/parts/timeline.tsx': { by: /copyWords\(markedCopy\(/ },
  'renderer/features/postmortem/parts/impact.tsx': { by: /copyWords\(markedCopy\(/ },
  'renderer/features/actions/save-bar.tsx': { by: /actionsText\(|gitHubIssues\(/ },
  'renderer/features/actions/actions-page.tsx': { by: /actionLine\(/ },
  'renderer/features/reviews/review-list.tsx': { by: /reviewAsText\(/ },
  'renderer/features/search/search-page.tsx': { by: /hitAsText\(/ },
  'renderer/features/home/incident-list.tsx': { by: /summaryAsText\(/ },
  'renderer/features/updates/copying.ts': { by: /exercise: declared\.exercise/ },
  'renderer/features/minute/actions.ts': { by: /minuteText\(/ },
  'renderer/features/status/status-sheet.tsx': { by: /spokenStatus\(/ },
  'renderer/incident-parts/copy-line.ts': { by: /statusLine\(/ },
  'renderer/features/handoff/handoff-screen.tsx': { by: /briefText\(|briefMarkdown\(/ },
  'renderer/features/documents/actions.ts': { by: /Document\(/ },
  'renderer/features/exporting/export-sheet.tsx': { by: /'export:make'/ },
  'renderer/features/after-action/actions.ts': { by: /reportText\(\)[\s\S]*exportName\(/ },
  'renderer/features/importing/doing.ts': { by: /documentText\(/ },
  'renderer/features/facilitate/copying.ts': { by: /EXERCISE, ''/ },
  'renderer/features/log/viewer.tsx': { by: /saveFile\(opened\.incident\.id/ }, // main gives it its name
  'electron/main/save-as.ts': { never: 'the way itself' },
  'electron/main/file-handlers.ts': { by: /markedName\(/ },
  'electron/main/attachments.ts': { by: /markedName\(/ },
  'electron/main/export-handlers.ts': { by: /chooseFile\(made\.value\.name\)/ },
  'electron/main/bundle-handlers.ts': { never: 'records for another console, each of which says what it is' },
  'electron/cli/write-new.ts': { never: 'the way itself' },
  'electron/cli/postmortem-verb.ts': { by: /postmortemFile\(/ },
  'electron/cli/document-verbs.ts': { by: /stateDocument\(|recordDocument\(/ },
  'electron/cli/exercise-report.ts': { by: /exportOf\(/ },
  'electron/cli/export-verb.ts': { by: /exportOf\(/ },
};

const leaves =
  /copyWords\(|saveFile\(|clipboard\b[\s\S]{0,20}\.writeText\(|setData\(|copyText\(|'file:save'|'export:make'|chooseFile\(|writeNew\(/;

const files = globSync('{renderer,electron}/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));

test('whatever copies or writes something says how it marks an exercise', () => {
  const found = files.filter((path) => leaves.test(readFileSync(path, 'utf8')));
  const unknown = found.filter((path) => !(path in ways));
  expect(unknown, 'new ways out of the product: say in this test how each marks an exercise').toEqual([]);
  expect(
    Object.keys(ways).filter((path) => !found.includes(path)),
    'ways out that are gone',
  ).toEqual([]);
  for (const [path, way] of Object.entries(ways))
    if ('by' in way) expect(readFileSync(path, 'utf8'), path).toMatch(way.by);
});
