import { openIncident } from '../bridge/incidents.ts';
import { changeSettings } from '../bridge/start.ts';
import type { PaletteEntry } from '../features/palette/entry.ts';
import { goesOn } from '../../shared/incident/goes-on.ts';
import { phaseLabel } from '../../shared/incident/phases.ts';
import { severityLabel } from '../../shared/incident/vocabulary.ts';
import { formatDay } from '../../shared/time/format.ts';
import { zone } from '../incident-parts/zone.ts';
import { useProjections, type Projections } from '../state/projections.ts';
import { useUi } from '../state/ui.ts';
import type { WindowCommand } from '../state/window-command.ts';
import { windowCommands } from './commands.ts';
import { themes } from './everywhere-commands.ts';
import { incidentEntries } from './palette-incident.ts';
import { rosterEntries } from './palette-roster.ts';
import { handbookEntries } from './palette-handbook.ts';
import { places } from './places.ts';

/** Everything that can be done or gone to from here: the registry of commands, and what the records hold. */
export function paletteEntries(): readonly PaletteEntry[] {
  const held = useProjections.getState();
  const here = useUi.getState().route.name;
  return [
    ...commandEntries((where) => where === here),
    ...(held.opened !== null && here === 'incident' ? incidentEntries(held.opened, held) : []),
    ...toIncidents(held),
    ...commandEntries((where) => where === 'everywhere'),
    ...themeEntries(held),
    ...handbookEntries(held.playbook),
    ...elsewhere(here),
    ...(held.opened !== null && here === 'incident' ? rosterEntries(held.opened, held) : []),
  ];
}

/** A command as a line; what its condition hides without a reason has no place here now. */
function asEntry(command: WindowCommand): PaletteEntry | null {
  const { id, label, chord, slash, where, group, words, when, whyNot, run, unlisted } = command;
  if (unlisted === true || id === 'palette' || when?.() === false) return null;
  const about = slash === undefined || where !== 'incident' ? undefined : `/${slash}`;
  return { id, group: group ?? places[where], label, words, about, chord, whyNot: whyNot?.() ?? null, run };
}

const commandEntries = (there: (where: WindowCommand['where']) => boolean): readonly PaletteEntry[] =>
  windowCommands.filter(({ where }) => there(where)).flatMap((command) => asEntry(command) ?? []);

/** What an incident could do if one were open: found by its name, and said why not. */
const elsewhere = (here: string): readonly PaletteEntry[] =>
  here === 'incident'
    ? []
    : windowCommands.flatMap((command) => {
        if (command.where !== 'incident' || command.unlisted === true || command.outsideText === true)
          return [];
        const { id, label, chord, group, words } = command;
        const whyNot = here === 'wallboard' ? 'leave the wallboard first' : 'open an incident first';
        return [{ id, group: group ?? places.incident, label, words, chord, whyNot, run: command.run }];
      });

const toIncidents = ({ summaries, opened }: Projections): readonly PaletteEntry[] =>
  summaries
    .filter(({ id }) => id !== opened?.incident.id)
    .map((summary) => ({ ...summary, live: goesOn(summary) }))
    .map(({ id, title, severity, exercise, services, phase, startedAt, live }) => ({
      id: `incident ${id}`,
      group: 'Go to incident',
      label: `${exercise ? 'EXERCISE ' : ''}${severityLabel[severity]} ${title}`,
      about: `${live ? phaseLabel[phase] : formatDay(startedAt, zone)}${services.length === 0 ? '' : ` · ${services.join(', ')}`}`,
      whyNot: null,
      run: () => void openIncident(id),
    }));

const themeWords: Record<(typeof themes)[number], string> = {
  system: 'as the system has it',
  light: 'light',
  dark: 'dark',
  'hc-light': 'high contrast, light',
  'hc-dark': 'high contrast, dark',
};

const themeEntries = ({ settings }: Projections): readonly PaletteEntry[] =>
  themes.map((theme) => ({
    id: `theme ${theme}`,
    group: 'Look',
    label: `Theme: ${themeWords[theme]}`,
    whyNot: settings.theme === theme ? 'it looks so already' : null,
    run: () => void changeSettings({ theme }),
  }));
