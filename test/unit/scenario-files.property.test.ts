import fc from 'fast-check';
import { expect, it } from 'vitest';
import { library } from '../../shared/exercise/library/library.ts';
import { parseScenario } from '../../shared/exercise/parse-scenario.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const texts = library.map(({ text }) => text.split('\n'));
/** What an editor, a merge or a slip of the hand does to lines. */
const edit = fc.record({
  at: fc.nat(),
  does: fc.constantFrom('drop', 'double', 'indent', 'outdent', 'cut', 'say', 'swap'),
  words: fc.constantFrom('&a', '*a', '- - -', '{', '"', ': ', 'at: 1e9', '\t', '!!js x', '|', '---', '🦊'),
});

const edited = (
  lines: readonly string[],
  { at, does, words }: typeof edit extends fc.Arbitrary<infer E> ? E : never,
) => {
  const n = at % lines.length;
  const line = lines[n] ?? '';
  const become: Record<typeof does, readonly string[]> = {
    drop: [],
    double: [line, line],
    indent: [`  ${line}`],
    outdent: [line.replace(/^ {1,2}/, '')],
    cut: [line.slice(0, line.length / 2)],
    say: [line, `${/^ */.exec(line)?.[0] ?? ''}${words}`],
    swap: [lines[n + 1] ?? '', line],
  };
  return lines.toSpliced(n, does === 'swap' ? 2 : 1, ...become[does]);
};

it('reads every file to its end, whatever was done to it: a scenario, or what is wrong in sentences', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }), (lines, edits) => {
      const parsed = parseScenario('x.yaml', edits.reduce(edited, lines).join('\n'));
      if (parsed.ok) {
        const ids = parsed.value.injects.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { id } of parsed.value.injects) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
        return;
      }
      expect(parsed.error.length).toBeGreaterThan(0);
      for (const { message } of parsed.error) expect(message).toMatch(/^[^a-z].*[.?]$/su);
    }),
    { numRuns: 150 },
  );
});
