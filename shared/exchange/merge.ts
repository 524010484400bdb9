import { earliest, inTimeOrder, latest } from './document.ts';
import type { ImportedDocument } from './imported.ts';

const byKey = <T extends { readonly key: string }>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((each) => [each.key, each])).values(),
];

/** Documents that are the same incident, from several files, as one: each entry once, and what the first did not say. */
export function merged(documents: readonly ImportedDocument[]): readonly ImportedDocument[] {
  const all = new Map<string, ImportedDocument>();
  for (const document of documents) {
    const held = all.get(document.key);
    all.set(document.key, held === undefined ? document : joined(held, document));
  }
  return [...all.values()];
}

function joined(a: ImportedDocument, b: ImportedDocument): ImportedDocument {
  const both = (...times: readonly (keyof ImportedDocument['times'])[]) =>
    Object.fromEntries(times.map((time) => [time, earliest([a.times[time], b.times[time]])]));
  const rows = byKey([...a.rows, ...b.rows]);
  return {
    ...a,
    name: a.name === b.name ? a.name : `${a.name} and others`,
    ...{ title: a.title ?? b.title, severity: a.severity ?? b.severity, foundBy: a.foundBy ?? b.foundBy },
    services: [...new Set([...a.services, ...b.services])],
    times: {
      ...a.times,
      ...both('started', 'detected', 'acknowledged', 'declared', 'mitigated'),
      // It ended when it ended last.
      resolved: latest([a.times.resolved, b.times.resolved]),
    },
    ...(a.goesOn === true || b.goesOn === true ? { goesOn: true } : {}),
    // A post-mortem keeps its own order.
    rows: a.format === 'markdown' ? rows : inTimeOrder(rows),
    updates: [...byKey([...a.updates, ...b.updates])].sort((x, y) => x.at - y.at),
    actions: byKey([...a.actions, ...b.actions]),
    texts: [
      ...a.texts,
      ...b.texts.filter(({ section }) => !a.texts.some((each) => each.section === section)),
    ],
    causes: [...new Set([...a.causes, ...b.causes])],
    understood: [...a.understood, ...b.understood],
    leftOut: [
      ...a.leftOut,
      ...b.leftOut,
      ...b.texts
        .filter(({ section, markdown }) =>
          a.texts.some((each) => each.section === section && each.markdown !== markdown),
        )
        .map(({ section, markdown }) => ({
          line: null,
          text: markdown,
          why: `another file has the part “${section}” too`,
        })),
    ],
  };
}
