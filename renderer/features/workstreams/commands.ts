import { workstreamMeant, workstreamNamed, type Workstream } from '../../../shared/incident/workstreams.ts';
import { useProjections } from '../../state/projections.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';
import { openWorkstream, reportOn } from './actions.ts';
import { askReport, askWorkstream, openWorkstreams } from './open.ts';
import { reportWords, workstreamWords } from './words.ts';

function named(words: string): Workstream | undefined {
  const { opened } = useProjections.getState();
  return opened === null ? undefined : workstreamNamed(opened.incident, words);
}

function meant(words: string): Workstream | undefined {
  const { opened } = useProjections.getState();
  return opened === null ? undefined : workstreamMeant(opened.incident, words);
}

function readWorkstream(words: string): Refusal | Promise<Refusal> {
  if (words === '') {
    askWorkstream();
    return null;
  }
  const { name, lead } = workstreamWords(words);
  if (name === '') return 'Write what it is called first: /workstream Bring the keyring back @ben.';
  return openWorkstream(name, lead, named(name));
}

/** `/report keyring: keys load again; loading the spare; a second pair of eyes`. */
function readReport(words: string): Refusal | Promise<Refusal> {
  if (words === '') {
    askReport();
    return null;
  }
  const whole = meant(words);
  if (whole?.open === true) {
    askReport(whole.id);
    return null;
  }
  const open = openWorkstreams();
  const [, name = '', rest = words] = /^([^:;]{1,80}):\s*(.*)$/s.exec(words) ?? [];
  const about = name === '' ? (open.length === 1 ? open[0] : undefined) : meant(name);
  if (about === undefined) {
    const all = open.map((each) => each.name).join(', ');
    return all === ''
      ? 'There is no workstream yet: /workstream opens one.'
      : `Write which workstream first: /report ${open[0]?.name ?? ''}: conditions; actions; needs. There are ${all}.`;
  }
  const said = reportWords(rest);
  if (said.conditions !== '') return reportOn(about, said);
  askReport(about.id);
  return null;
}

export const workstreamCommands: readonly WindowCommand[] = [
  {
    id: 'report',
    label: 'Report of a workstream: conditions, actions, needs',
    chord: 'Alt+C',
    where: 'incident',
    group: 'Work and risks',
    words: 'can report',
    slash: 'report',
    read: readReport,
    run: () => askReport(),
  },
  {
    id: 'workstream',
    label: 'Open a workstream, or name its lead',
    chord: '',
    where: 'incident',
    group: 'Work and risks',
    words: 'track lead',
    slash: 'workstream',
    read: readWorkstream,
    run: () => askWorkstream(),
  },
];
