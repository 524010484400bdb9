import { blamelessRules } from '../wording/blameless/rule-ids.ts';
import { updateRules } from '../wording/update/rule-ids.ts';
import type { Playbook } from './playbook.ts';
import { yamlValue } from './yaml-value.ts';

const listed = (words: readonly string[], indent: string): string =>
  words.length === 0 ? ' none' : `\n${words.map((word) => `${indent}- ${yamlValue(word)}`).join('\n')}`;

/** `wording.yaml`: what the checks of texts know of this team's words. */
export function writeWording({ wording }: Playbook): string {
  const { off, internal, suppliers, components } = wording;
  const words = internal.map(
    ({ word, say }) => `  - word: ${yamlValue(word)}${say === null ? '' : `\n    say: ${yamlValue(say)}`}`,
  );
  const parts = components.map(
    ({ name, services }) => `  - name: ${yamlValue(name)}\n    services:${listed(services, '      ')}`,
  );
  return [
    head,
    `off:${listed(off, '  ')}\n`,
    `internal:${words.length === 0 ? ' none' : `\n${words.join('\n')}`}\n`,
    `suppliers:${listed(suppliers, '  ')}\n`,
    `components:${parts.length === 0 ? ' none' : `\n${parts.join('\n')}`}\n`,
  ].join('\n');
}

const width = Math.max(...Object.keys({ ...updateRules, ...blamelessRules }).map((id) => id.length));

const explained = (rules: Readonly<Record<string, string>>): string =>
  Object.entries(rules)
    .map(([id, looksFor]) => `#   ${id.padEnd(width)}  ${looksFor}`)
    .join('\n');

const head = `# Wording: what the checks of updates and post-mortems know of this team's words. They warn while somebody writes, and
# never block.
#
#   off           rules that are not for this team
#   internal      names of the inside, and what customers call it, where they have a word for it
#   suppliers     companies that the service stands on: they are not blamed in public
#   components    what the status page calls the parts of the product, and the services behind each
#
# internal:
#   - word: orders-db
#     say: our order database
#
# components:
#   - name: Checkout
#     services: checkout-web, payments-api
#
# The rules for updates:
#
${explained(updateRules)}
#
# The rules for post-mortems:
#
${explained(blamelessRules)}
`;
