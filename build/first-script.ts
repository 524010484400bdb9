type Graph = {
  getModuleInfo(
    id: string,
  ): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null;
};

/** What is loaded together. */
type Part = 'first' | 'next' | 'common';

/**
 * Puts what is needed together into one file: forty small ones are forty answers of the protocol that serves them.
 * `first` is all that the first paint needs, `next` what an incident on screen needs beside it, `common` what several
 * of the later screens share. A screen that comes later keeps a file of its own, and so does every library that only
 * some of them need: it is fetched with the first of them.
 * @param entry the module that the page begins with, as its path ends.
 * @param next the modules, imported later, that an incident on screen begins with.
 */
export function firstScript(entry: string, next: readonly string[]) {
  let parts: Map<string, Part> | undefined;
  const modules: string[] = [];
  const ending = (end: string): string[] => modules.filter((id) => id.endsWith(end));
  return {
    plugin: {
      name: 'first-script',
      moduleParsed({ id }: { readonly id: string }): void {
        modules.push(id);
      },
    },
    // A group takes what its modules import with them, so those that more depends on go first.
    groups: (['common', 'next', 'first'] as const).map((part, priority) => ({
      priority,
      debugName: part,
      name: (id: string, graph: Graph): string | null => {
        parts ??= partsOf(graph, ending(entry), next.flatMap(ending));
        return parts.get(id) === part ? part : null;
      },
    })),
  };
}

function partsOf(graph: Graph, entry: readonly string[], next: readonly string[]): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const id of reachOf(graph, entry)) parts.set(id, 'first');
  for (const id of reachOf(graph, next)) if (!parts.has(id)) parts.set(id, 'next');
  const needed = new Map<string, number>();
  for (const begin of begunLater(graph, entry))
    for (const id of reachOf(graph, [begin])) needed.set(id, (needed.get(id) ?? 0) + 1);
  const isLibrary = (id: string): boolean => id.includes('/node_modules/') && !parts.has(id);
  const common = [...needed].filter(
    ([id, by]) => by > 1 && !parts.has(id) && ![...reachOf(graph, [id])].some(isLibrary),
  );
  for (const [id] of common) parts.set(id, 'common');
  return parts;
}

/** Modules with all that they import, and what that imports. */
function reachOf(graph: Graph, from: readonly string[]): Set<string> {
  const reached = new Set(from);
  for (const id of reached) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  return reached;
}

/** The modules that are imported later, by whatever can be reached. */
function begunLater(graph: Graph, entry: readonly string[]): Set<string> {
  const begun = new Set<string>();
  const reached = new Set(entry);
  for (const id of reached) {
    const info = graph.getModuleInfo(id);
    for (const later of info?.dynamicallyImportedIds ?? []) begun.add(later);
    for (const each of [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])])
      reached.add(each);
  }
  return begun;
}
