type Graph = {
  getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly isEntry: boolean } | null;
};

/**
 * Puts all that the first paint needs into one file: forty small ones are forty answers of the protocol that serves
 * them, one after the other. What is imported later keeps its own.
 * @param entry the module that the page begins with, as its path ends.
 */
export function firstScript(entry: string) {
  let first: Set<string> | undefined;
  const reach = (id: string, graph: Graph, into: Set<string>): void => {
    if (into.has(id)) return;
    into.add(id);
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reach(next, graph, into);
  };
  let begin: string | undefined;
  return {
    plugin: {
      name: 'first-script',
      moduleParsed({ id }: { readonly id: string }): void {
        if (id.endsWith(entry)) begin = id;
      },
    },
    name: (id: string, graph: Graph): string | null => {
      if (first === undefined) {
        first = new Set();
        if (begin !== undefined) reach(begin, graph, first);
      }
      return first.has(id) ? 'first' : null;
    },
  };
}
