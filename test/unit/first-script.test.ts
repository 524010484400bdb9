import { describe, expect, it } from 'vitest';
import { firstScript } from '../../build/first-script.ts';

type Module = { readonly needs?: readonly string[]; readonly later?: readonly string[] };

/** Which file each module goes into; null where it has one of its own. */
function parted(modules: Readonly<Record<string, Module>>): Record<string, string | null> {
  const { plugin, groups } = firstScript('/main.tsx', ['/incident.tsx']);
  const graph = {
    getModuleInfo: (id: string) => ({
      importedIds: modules[id]?.needs ?? [],
      dynamicallyImportedIds: modules[id]?.later ?? [],
    }),
  };
  for (const id of Object.keys(modules)) plugin.moduleParsed({ id });
  const fileOf = (id: string): string | null =>
    groups
      .toSorted((a, b) => b.priority - a.priority)
      .map(({ name }) => name(id, graph))
      .find((name) => name !== null) ?? null;
  return Object.fromEntries(Object.keys(modules).map((id) => [id, fileOf(id)]));
}

describe('the files of the window', () => {
  const files = parted({
    '/main.tsx': {
      needs: ['/node_modules/react'],
      later: ['/incident.tsx', '/handbook.tsx', '/editor.tsx', '/metrics.tsx'],
    },
    '/node_modules/react': {},
    '/incident.tsx': { needs: ['/node_modules/react', '/node_modules/menus', '/log.tsx'] },
    '/node_modules/menus': {},
    '/log.tsx': {},
    '/handbook.tsx': { needs: ['/log.tsx', '/prose.ts', '/markdown.ts'] },
    '/prose.ts': {},
    '/markdown.ts': { needs: ['/node_modules/markdown-it'] },
    '/node_modules/markdown-it': {},
    '/editor.tsx': {
      needs: ['/prose.ts', '/markdown.ts', '/node_modules/codemirror'],
      later: ['/charts.ts'],
    },
    '/node_modules/codemirror': {},
    '/metrics.tsx': { needs: ['/charts.ts'] },
    '/charts.ts': { needs: ['/node_modules/menus'] },
  });

  it('have all that the first paint needs in one', () => {
    expect(files).toMatchObject({ '/main.tsx': 'first', '/node_modules/react': 'first' });
  });

  it('have all that an incident on screen needs beside it in the next one', () => {
    expect(files).toMatchObject({
      '/incident.tsx': 'next',
      '/log.tsx': 'next',
      '/node_modules/menus': 'next',
    });
  });

  it('have what several later screens share in a third, however late those are asked for', () => {
    expect(files).toMatchObject({ '/prose.ts': 'common', '/charts.ts': 'common' });
  });

  it('leave a later screen one of its own', () => {
    expect(files).toMatchObject({ '/handbook.tsx': null, '/editor.tsx': null, '/metrics.tsx': null });
  });

  it('fetch no library with screens that don’t need it, nor what stands on it', () => {
    expect(files).toMatchObject({
      '/markdown.ts': null,
      '/node_modules/markdown-it': null,
      '/node_modules/codemirror': null,
    });
  });
});
