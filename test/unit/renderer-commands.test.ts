import { describe, expect, it, vi } from 'vitest';

// The window’s own modules look at the window when they are loaded.
vi.stubGlobal('window', {
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  addEventListener: () => undefined,
});
vi.stubGlobal('document', {
  addEventListener: () => undefined,
  activeElement: null,
  querySelector: () => null,
});
vi.stubGlobal('HTMLElement', Object);

const { laterCommandsKnown, windowCommands } = await import('../../renderer/app/commands.ts');
await laterCommandsKnown();
const { paletteEntries } = await import('../../renderer/app/palette-entries.ts');
const { find } = await import('../../renderer/features/palette/find.ts');
const { goTo } = await import('../../renderer/state/ui.ts');
const { keyGroups, findKeys } = await import('../../renderer/app/key-groups.ts');

describe('the registry of commands', () => {
  it('has every name once, and every word after the slash once on a screen', () => {
    const ids = windowCommands.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const words = windowCommands.flatMap(({ slash }) => slash ?? []);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });

  it('gives no chord to two commands of a screen, unless a condition tells them apart', () => {
    const twice: string[] = [];
    for (const a of windowCommands)
      for (const b of windowCommands) {
        const together = a.where === b.where || a.where === 'everywhere' || b.where === 'everywhere';
        const open = a.when === undefined && b.when === undefined;
        if (a.id < b.id && a.chord !== '' && a.chord === b.chord && together && open)
          twice.push(`${a.chord}: ${a.id}, ${b.id}`);
      }
    expect(twice).toEqual([]);
  });

  it('is shown on the sheet of keys by its headings: this screen first, everywhere last', () => {
    const titles = keyGroups('incident').map(({ title }) => title);
    expect(titles.at(0)).toBe('In an incident');
    expect(titles.at(-1)).toBe('Everywhere');
    expect(titles).toContain('Selected row');
    expect(keyGroups('home').map(({ title }) => title)).toEqual(['In the list', 'Everywhere']);
  });

  it('is searched by what a command does, by its word and by its key', () => {
    const found = (typed: string) =>
      findKeys(keyGroups('incident'), typed).flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(found('spoken')).toEqual(['status']);
    expect(found('/times')).toEqual(['times']);
    expect(found('ctrl+k')).toContain('palette');
    expect(found('no such thing')).toEqual([]);
  });

  it('is found in the palette by the words that a person would type, not only by its own', () => {
    goTo({ name: 'incident', id: '20261120-abcdefgh' });
    const first = (typed: string): readonly string[] =>
      find(paletteEntries(), typed, [])
        .groups.flatMap(({ found }) => found.map(({ entry }) => entry.id))
        .slice(0, 3);
    const meant: readonly (readonly [string, string])[] = [
      ['handover', 'handoff'],
      ['handoff', 'handoff'],
      ['relieve', 'handoff'],
      ['brief', 'handoff'],
      ['page', 'escalation'],
      ['escalate', 'escalation'],
      ['on call', 'escalation'],
      ['phone', 'roster'],
      ['roster', 'roster'],
      ['postpone', 'heartbeat'],
      ['minute', 'minute'],
      ['catch up', 'minute'],
      ['approve', 'look'],
      ['rest', 'break'],
      ['propose', 'kind.proposal'],
      ['state document', 'document'],
      ['stakeholders', 'line'],
      ['can report', 'report'],
    ];
    for (const [typed, id] of meant) expect(first(typed), typed).toContain(id);
  });
});
