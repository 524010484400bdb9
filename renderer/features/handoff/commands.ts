import { placeOf } from '../../../shared/incident/roles.ts';
import { writeField } from '../../state/fields.ts';
import { useProjections } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import type { Refusal, WindowCommand } from '../../state/window-command.ts';
import { showHandoff } from '../../incident-parts/handoff-actions.ts';
import { roleLabel } from '../../../shared/incident/vocabulary.ts';
import { roleWords } from '../../incident-parts/role-named.ts';
import { pressHandoffKey } from './keys.ts';
import { aboutFor } from './place.ts';
import { fieldsOf } from '../../incident-parts/handoff-typed.ts';

function open(): void {
  const { opened, settings } = useProjections.getState();
  if (opened === null) return;
  const { role, person } = aboutFor(opened.incident, settings.person);
  showHandoff(role, person);
}

/** `/handover scribe dora`: the role, and to whom; of an expert, whose place. */
function openFor(words: string): Refusal {
  if (words.trim() === '') {
    open();
    return null;
  }
  const read = roleWords(words);
  if (read === null || read.role === null) {
    const all = Object.values(roleLabel).join(', ').toLowerCase();
    return `Begin with the role, to whom it goes stands after it. The roles: ${all}.`;
  }
  showHandoff(read.role, read.person === '' ? undefined : read.person);
  if (read.role !== 'sme' && read.person !== '') writeField(fieldsOf(placeOf(read.role)).to, read.person);
  return null;
}

export const handoffCommands: readonly WindowCommand[] = [
  {
    id: 'handoff',
    label: 'Hand over a role, with its brief',
    chord: 'Alt+G',
    where: 'incident',
    group: 'People and roles',
    words: 'handoff relieve relief transfer of command pass on brief ics-201',
    slash: 'handover',
    read: openFor,
    run: open,
  },
  {
    id: 'handoff.go',
    label: 'Offer the role, or accept it, on the brief',
    chord: 'Ctrl+Enter',
    where: 'incident',
    unlisted: true,
    when: () => useUi.getState().front?.name === 'handoff',
    run: pressHandoffKey,
  },
];
