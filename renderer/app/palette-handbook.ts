import type { Playbook } from '../../shared/playbook/playbook.ts';
import { openHandbook } from '../bridge/playbook.ts';
import { goToSection } from '../features/handbook/go-to-section.ts';
import { pageSections, ruleSections, type Section } from '../features/handbook/sections.ts';
import type { PaletteEntry } from '../features/palette/entry.ts';
import { useHandbook } from '../state/handbook.ts';
import { useUi } from '../state/ui.ts';

/** Opens the handbook at a section. */
async function read(id: string): Promise<void> {
  if (useUi.getState().route.name !== 'handbook') await openHandbook();
  requestAnimationFrame(() => requestAnimationFrame(() => goToSection(id))); // the page is drawn by then
}

/** The sections of the handbook and of the rules in force. */
export const handbookEntries = (playbook: Playbook): readonly PaletteEntry[] =>
  [...ruleSections(playbook), ...pageSections(useHandbook.getState().pages)].map(
    ({ id, title, about }: Section) => ({
      id: `handbook ${id}`,
      group: 'Handbook',
      label: `Read ${title}`,
      about,
      whyNot: null,
      run: () => void read(id),
    }),
  );
