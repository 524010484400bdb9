import type { ListedAction } from '../../shared/incident/action-items.ts';

type Change = Partial<Omit<ListedAction, 'incident'>> & {
  readonly incident?: Partial<ListedAction['incident']>;
};

/** An action item as the index lists it, open and nobody’s unless something else is said. */
export function listedAction({ incident, ...change }: Change = {}): ListedAction {
  return {
    ...{ id: 'a1', text: 'Rotate the keyring', owner: null, due: null, category: null },
    ...{ priority: 'medium', state: 'open', link: null, effect: null, words: '' },
    ...{ openedAt: Date.UTC(2026, 9, 1), openedBy: 'ana', endedAt: null, putOff: 0 },
    ...change,
    incident: {
      ...{ id: '20260930-aaaaaaaa', title: 'Card payments fail', severity: 'sev1', exercise: false },
      ...{ services: ['checkout'], causes: [], commander: 'ana' },
      ...{ startedAt: Date.UTC(2026, 8, 30, 12), resolvedAt: Date.UTC(2026, 8, 30, 14) },
      ...incident,
    },
  };
}
