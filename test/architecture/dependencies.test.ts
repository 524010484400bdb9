import { resolve } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { rules } from './rules.ts';

const root = resolve(import.meta.dirname, '../..');

async function violations(forbidden: readonly IForbiddenRuleType[]): Promise<readonly string[]> {
  const { output } = await cruise(['shared', 'electron', 'renderer'], {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...forbidden] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: resolve(root, 'tsconfig.json') },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|jsonl)' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  });
  const { summary } = output as ICruiseResult; // no reporter is asked for, so it is the result itself
  return summary.violations.map(({ rule, from, to }) => {
    const comment = forbidden.find((r) => r.name === rule.name)?.comment ?? '';
    return `${from} → ${to} (${rule.name}): ${comment}`;
  });
}

describe('the layers', () => {
  it('import only what they may, types included', async () => {
    expect(await violations(rules)).toEqual([]);
  });

  it.each(['shared-libraries', 'electron-only-in-the-shell', 'features-are-apart'])(
    'would be caught breaking the rule %s',
    async (name) => {
      const rule = rules.find((r) => r.name === name);
      expect(rule).toBeDefined();
      // The same rule with its exception or its place turned round must find something: it is not blind.
      const turned = { ...rule, ...turnedRound[name] } as IForbiddenRuleType; // the table holds every name above
      expect(await violations([turned])).not.toEqual([]);
    },
  );
});

const turnedRound: Readonly<Record<string, Partial<IForbiddenRuleType>>> = {
  'shared-libraries': { to: { path: 'node_modules' } },
  'electron-only-in-the-shell': { from: { path: '^electron/main/' } },
  'features-are-apart': { to: { path: '^renderer/' } },
};
