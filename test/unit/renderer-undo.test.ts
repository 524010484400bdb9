import { beforeEach, describe, expect, it } from 'vitest';
import type { IncidentId } from '../../shared/ids.ts';
import { goTo, hideChip, keepUndo, offerUndo, useUi } from '../../renderer/state/ui.ts';

const [first, second] = ['first', 'second'] as unknown as readonly [IncidentId, IncidentId];
const back = { name: 'undo-phase', fields: {} } as const;
const steps = (): readonly string[] => useUi.getState().undos.map(({ words }) => words);

describe('what can be taken back', () => {
  beforeEach(() => {
    goTo({ name: 'incident', id: second });
    goTo({ name: 'incident', id: first });
  });

  it('is kept when the chip has gone, the latest last', () => {
    offerUndo('Ticked', back);
    hideChip();
    offerUndo('Mitigated', back);
    hideChip();
    expect(steps()).toEqual(['Ticked', 'Mitigated']);
  });

  it('is said by the chip, but for a line of the log', () => {
    offerUndo('Ticked', back);
    expect(useUi.getState().chip).toMatchObject({ words: 'Ticked', back: true });
    keepUndo('“a line”', back);
    expect(useUi.getState().chip).toBeNull();
  });

  it('goes back fifty steps', () => {
    for (let i = 1; i <= 60; i += 1) offerUndo(`Step ${i}`, back);
    expect(steps()).toHaveLength(50);
    expect(steps().at(0)).toBe('Step 11');
  });

  it('outlives a look at the list, and not another incident', () => {
    offerUndo('Ticked', back);
    goTo({ name: 'home' });
    offerUndo('Answered too late', back);
    goTo({ name: 'incident', id: first });
    expect(steps()).toEqual(['Ticked']);
    goTo({ name: 'incident', id: second });
    expect(steps()).toEqual([]);
  });
});
