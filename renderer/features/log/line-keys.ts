/** What the keys mean in the line and in the lists, for the sheet of keys: no commands, since they act where they stand. */
export const lineKeys: readonly { readonly label: string; readonly keys: readonly string[] }[] = [
  { label: 'Kind of the entry', keys: ['!'] },
  { label: 'Person', keys: ['@'] },
  { label: 'Tag', keys: ['#'] },
  { label: 'When it happened, as the first word', keys: ['-5m', '14:02'] },
  { label: 'For whom, then minutes, after !ask', keys: ['@ana', '10m'] },
  { label: 'When a decision is looked at again, as the last words', keys: ['revisit 30m'] },
  { label: 'A screenshot or a long text, attached; a chat, at its times', keys: ['Ctrl+V'] },
  { label: 'Command', keys: ['/'] },
  { label: 'Correct my last entry, in the empty line', keys: ['ArrowUp'] },
  { label: 'Tick, on a checklist item', keys: ['Space'] },
];
