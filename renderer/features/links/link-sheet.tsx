import { useRef, useState } from 'react';
import { linkKindLabel, linkKinds, type LinkKind } from '../../../shared/incident/vocabulary.ts';
import { focusComposer } from '../../state/focus.ts';
import { changeSheet, closeSheet, useSheetText, writeSheetText } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Picks, Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { nameOf, setLink } from './actions.ts';

/** Sets a link: where everybody meets, or what they look at. Enter sets it. */
export function LinkSheet({ kind, edit }: { kind: LinkKind; edit?: string | undefined }) {
  const [label, target] = [useSheetText('link'), useSheetText('target')];
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const name = label.trim() === '' ? nameOf(kind) : label.trim();
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function set(): Promise<void> {
    if (target.trim() === '') {
      setRefused('A link needs an address or a number. Type it, or paste it.');
      return;
    }
    const why = await setLink({ label: name, target: target.trim(), kind });
    if (why === null) leave();
    else setRefused(why);
  }
  return (
    <Sheet
      title={edit ?? (name === nameOf('other') ? 'Set a link' : `Link: ${name}`)}
      aside="/link"
      first={field}
      refused={refused}
      why="An address begins with https://. Anything else, such as a telephone number, is kept as words."
      onSubmit={() => void set()}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            Cancel
          </Button>
          <Button look="primary" small chord="Enter" submit>
            Set
          </Button>
        </>
      }
    >
      <Picks
        label="Kind"
        options={linkKinds.map((each) => linkKindLabel[each])}
        picked={linkKindLabel[kind]}
        onPick={(word) => {
          const picked = linkKinds.find((each) => linkKindLabel[each] === word) ?? kind;
          changeSheet({ name: 'link', kind: picked, ...(edit === undefined ? {} : { edit }) });
          field.current?.focus();
        }}
      />
      {edit === undefined && (
        <TextField
          label="Name"
          placeholder={nameOf(kind)}
          value={label}
          maxLength={80}
          onChange={(words) => writeSheetText({ link: words })}
        />
      )}
      <TextField
        label="Address or number"
        placeholder="https://…"
        field={field}
        value={target}
        maxLength={2000}
        onChange={(words) => writeSheetText({ target: words })}
      />
    </Sheet>
  );
}
