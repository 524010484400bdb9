import { fromBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { TEXT_ROOT } from '../../../shared/incident/text-update.ts';
import { defaultPlaybook } from '../../../shared/playbook/defaults.ts';
import { expect } from './console.ts';
import type { Course } from './course.ts';
import { toPart } from './hands-review.ts';
import { said, type Maker } from './maker-words.ts';

/** Writes a part of the post-mortem, over what stands there, and waits until it is in the record. */
async function writePart({ hands }: Course, section: string, text: string): Promise<void> {
  const part = defaultPlaybook.postmortem.parts.find(({ id }) => id === section);
  if (part === undefined) throw new Error(`the post-mortem has no part ${section}`);
  await toPart(hands, part.title);
  const field = hands.page.getByRole('textbox', { name: part.title, exact: true });
  await expect(field).toBeFocused();
  await hands.press('Control+a');
  await hands.page.keyboard.insertText(text); // Enter would go on with a list by itself
  await expect(field).toContainText(text.split('\n')[0] ?? '');
  await hands.back();
}

export const textMakers: Readonly<Record<'write-text' | 'edit-text', Maker>> = {
  'write-text': (course, step) => writePart(course, said(step, 'section'), said(step, 'text')),
  'edit-text'(course, step) {
    const doc = new Y.Doc();
    const { updates } = step.with as { updates: readonly string[] }; // as the command has them
    for (const update of updates) Y.applyUpdate(doc, fromBase64(update));
    return writePart(course, said(step, 'section'), doc.getText(TEXT_ROOT).toJSON());
  },
};
