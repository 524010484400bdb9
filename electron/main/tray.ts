import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import { byPressure, countOver } from '../../shared/alarms/pressing.ts';
import { countdownWords } from '../../shared/alarms/words.ts';
import type { Instant } from '../../shared/ids.ts';
import type { Destination, IncidentAlarms } from '../../shared/ipc/contract.ts';
import { hexagon } from './tray-icon.ts';

const MENU_TITLE = 40;
/** A menu of more is no menu; the window lists all. */
const MENU_INCIDENTS = 20;

export type TrayContext = {
  readonly go: (to: Destination) => void;
  readonly show: () => void;
  readonly quit: () => void;
};

/** The console beside the system's clock: what is most pressing, and a menu of what is live. */
export class ConsoleTray {
  readonly #context: TrayContext;
  #tray: Tray | null = null;
  #said = '';
  #filled = false;

  constructor(context: TrayContext) {
    this.#context = context;
    try {
      this.#tray = new Tray(hexagon(false));
      // On macOS a click opens the menu.
      if (process.platform !== 'darwin') this.#tray.on('click', context.show);
    } catch {
      // There is no tray on this system: everything that it would say is in the window as well.
    }
  }

  /** Says how things stand at this moment; draws nothing that is drawn already. */
  show(incidents: readonly IncidentAlarms[], now: Instant): void {
    const tray = this.#tray;
    if (tray === null) return;
    const pressing = byPressure(incidents, now);
    const quiet = incidents.filter(({ alarms }) => alarms.length === 0);
    const shown = [...pressing, ...quiet].slice(0, MENU_INCIDENTS);
    const lines = shown.map((incident) => ({ id: incident.id, words: line(incident, now) }));
    const more = incidents.length - lines.length;
    const said = JSON.stringify([lines, more]);
    if (said === this.#said) return;
    this.#said = said;
    const [first] = pressing;
    const words = first === undefined ? '' : countdownWords(first, now);
    tray.setToolTip(words === '' ? 'IC Console' : `IC Console: ${words}`);
    if (process.platform === 'darwin') tray.setTitle(words);
    tray.setContextMenu(Menu.buildFromTemplate(this.#template(lines, more)));
    const filled = countOver(incidents, now) > 0;
    if (filled !== this.#filled) tray.setImage(hexagon(filled));
    this.#filled = filled;
  }

  destroy(): void {
    this.#tray?.destroy();
    this.#tray = null;
  }

  #template(lines: readonly { id: string; words: string }[], more: number): MenuItemConstructorOptions[] {
    const { go, show, quit } = this.#context;
    const incidents: MenuItemConstructorOptions[] = lines.map(({ id, words }) => ({
      label: words.replaceAll('&', '&&'), // one alone would underline the next letter
      click: () => go({ to: 'incident', id }),
    }));
    if (more > 0) incidents.push({ label: `${more} more in the window`, click: show });
    if (incidents.length > 0) incidents.push({ type: 'separator' });
    return [
      ...incidents,
      { label: 'Declare an incident', click: () => go({ to: 'declare' }) },
      { label: 'Show IC Console', click: show },
      { type: 'separator' },
      { label: 'Quit', click: quit },
    ];
  }
}

/** A live incident in the menu: its title as well, since there may be several. */
function line(incident: IncidentAlarms, now: Instant): string {
  const { title, alarms } = incident;
  const words = countdownWords(incident, now);
  if (alarms.length === 0) return words;
  return `${words} · ${title.length > MENU_TITLE ? `${title.slice(0, MENU_TITLE).trimEnd()}…` : title}`;
}
