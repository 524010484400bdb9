import type { Life } from './life.ts';

/** What may be said at the end of a life, and only if one of these things has happened in it. */
const reasons: readonly (readonly [said: RegExp, after: readonly string[]])[] = [
  [/arrived was set aside/, ['damaged', 'forged', 'foreign', 'half']],
  [/copied from another computer/, ['copies']],
  [/can’t be read/, ['troubles']],
  [/why can’t be read/, ['cuts', 'kills', 'troubles']],
  [/log of a session was damaged/, ['troubles', 'cuts']],
];

/** No desktop says anything that nothing has given cause to. */
export function plausible({ machines, account }: Life): void {
  for (const { app, sync, name } of machines) {
    for (const { message } of [...(app?.store.notices() ?? []), ...(sync?.store.notices() ?? [])]) {
      const reason = reasons.find(([said]) => said.test(message));
      const because = reason?.[1].some((what) => (account.told[what] ?? 0) > 0) ?? false;
      if (!because) throw new Error(`${name} says without a cause: ${message}`);
    }
  }
}
