import { exportOf, type Exported } from '../../electron/exchange/export.ts';
import { Attachments } from '../../electron/records/attachments.ts';
import { nodeFileSystem as fs } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { Quarantine } from '../../electron/records/quarantine.ts';
import type { ExportFormat } from '../../shared/exchange/formats.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { course, declare, type Done } from './course.ts';
import { temporaryFolder } from './small-disk.ts';
import { whole } from './postmortem-course.ts';

type Over = { readonly zone?: string; readonly at?: number; readonly person?: string };

/** An incident in a format, as every desktop writes it; fails the test where it is refused. */
export async function exported(
  incident: Incident,
  format: ExportFormat,
  { zone = 'Europe/Berlin', at, person }: Over = {},
): Promise<Exported> {
  const layout = layoutOf(temporaryFolder());
  const files = new Attachments({
    fs,
    layout,
    quarantine: new Quarantine(fs, layout, false),
    readOnly: null,
  });
  const source = { incident, playbook: defaultPlaybook, zone, at: at ?? null, person: person ?? null, files };
  const made = await exportOf(source, format);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

/** What people type and paste that would break out of a format that is written carelessly. */
export const nasty: readonly string[] = [
  '| a | b | <br> |',
  'one\ntwo\r\nthree\n\n\nfour',
  '=HYPERLINK("https://x.example","y")',
  '+1 555 0100',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '"quoted", and, "commas"',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</style></p><svg onload=alert(1)>',
  '"><a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1)) ![p](https://x.example/p.png)',
  '&lt;b&gt; &amp; &#60;',
  'שלום <b>עולם</b>',
  'مرحبا | بالعالم',
  '👩‍🚒 🇩🇪 🙂',
  'half \uD83D a character \uDE00',
  'turned \u202Eround\u202C',
  'bell \u0007 and null \u0000',
  '# Heading\n## Another\n---\n***',
  '```\ncode\n```',
  '| --- | --- |',
  'https://a.example/x?y=1&z=<2>',
  '{0} {1} ${x} %s',
  '\\ \\| \\n `tick` *star* _under_ ~~gone~~',
];

/** A course that leaves something in every part of a record, every nasty text among it. */
const fullCourse = (exercise = false): readonly Done[] => [
  [...declare.slice(0, 3), { ...declare[3], exercise }] as unknown as Done, // the same with one field more
  ...(exercise
    ? ([[0, 'ana', 'begin-exercise', { scenario: 'x.yaml', title: 'Seats' }]] satisfies Done[])
    : []),
  ...whole.slice(1),
  ...nasty.map((text, i): Done => [
    100 + i,
    'ben',
    'log',
    { text: `${i} ${text}`, kind: i % 2 === 0 ? 'note' : 'finding' },
  ]),
  ...nasty.map((text, i): Done => [140 + i, 'ana', 'log', { text }]),
];

export const fullIncident = (exercise = false): Incident => course(...fullCourse(exercise));
