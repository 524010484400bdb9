import { useEffect, useState } from 'react';

/** Those of some keys that have been there for `ms` without a break: what comes and goes within that is not said. */
export function useLasting(keys: readonly string[], ms: number): ReadonlySet<string> {
  const [held] = useState(() => new Map<string, number>());
  const [lasting, setLasting] = useState<ReadonlySet<string>>(new Set());
  const all = keys.toSorted().join('\n');
  useEffect(() => {
    const now = performance.now();
    const present = new Set(all === '' ? [] : all.split('\n'));
    for (const key of held.keys()) if (!present.has(key)) held.delete(key);
    for (const key of present) if (!held.has(key)) held.set(key, now);
    const look = (): number | null => {
      const at = performance.now();
      setLasting((before) => {
        const next = [...held].filter(([, since]) => at - since >= ms).map(([key]) => key);
        return next.length === before.size && next.every((key) => before.has(key)) ? before : new Set(next);
      });
      const rest = [...held.values()].map((since) => ms - (at - since)).filter((left) => left > 0);
      return rest.length === 0 ? null : Math.min(...rest);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      const wait = look();
      if (wait !== null) timer = setTimeout(again, wait + 5);
    };
    timer = setTimeout(again);
    return () => clearTimeout(timer);
  }, [all, held, ms]);
  return lasting;
}
