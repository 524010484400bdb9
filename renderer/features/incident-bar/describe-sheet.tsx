import { useContext, useEffect, useRef, useState } from 'react';
import { RadioGroup } from 'react-aria-components/RadioGroup';
import { declarationOf } from '../../../shared/incident/facts.ts';
import { foundBy as allFoundBy, type FoundBy } from '../../../shared/incident/vocabulary.ts';
import { useEdited, writeField } from '../../state/fields.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { closeSheet, type SheetState } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { cx } from '../../ui/cx.ts';
import { Asked, Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { describe, factsOf, readServices } from './describe.ts';
import css from './describe-sheet.module.css';

type Fact = Extract<SheetState, { name: 'describe' }>['fact'];

const finders: Record<FoundBy, string> = {
  monitoring: 'Monitoring',
  customer: 'A customer',
  person: 'A person',
};

/** Where what is half typed is kept, in case the program ends: Cancel forgets it. */
const placeOf = (field: 'title' | 'impact' | 'services'): string => `describe.${field}`;

/** What it is called, what it means for customers in one sentence, what is affected, and who noticed. */
export function DescribeSheet({ fact }: { fact: Fact }) {
  const opened = useOpened();
  const declared = opened === null ? undefined : declarationOf(opened.incident);
  const asked = useContext(Asked);
  const titleField = useRef<HTMLInputElement>(null);
  const impactField = useRef<HTMLInputElement>(null);
  const servicesField = useRef<HTMLInputElement>(null);
  const first = fact === 'title' ? titleField : fact === 'services' ? servicesField : impactField;
  const finder = useRef<HTMLDivElement>(null);
  const before = declared === undefined ? undefined : factsOf(declared);
  const [title, setTitle] = useEdited(placeOf('title'), before?.title ?? '');
  const [impact, setImpact] = useEdited(placeOf('impact'), before?.impact ?? '');
  const [services, setServices] = useEdited(placeOf('services'), before?.services.join(', ') ?? '');
  const [found, setFoundBy] = useState<FoundBy | null>(null);
  const foundBy = found ?? before?.foundBy ?? 'person';
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    if (fact === 'found-by') finder.current?.querySelector('input')?.focus();
  }, [fact, asked]);
  const leave = (): void => {
    for (const field of ['title', 'impact', 'services'] as const) writeField(placeOf(field), '');
    closeSheet();
    focusComposer();
  };
  async function save(): Promise<void> {
    if (title.trim() === '') {
      setRefused('Nothing was changed: an incident needs a title.');
      return;
    }
    const failure = await describe({
      title: title.trim(),
      impact: impact.trim(),
      services: readServices(services),
      foundBy,
    });
    if (failure === null) leave();
    else setRefused(failure);
  }
  const typing =
    (write: (words: string) => void) =>
    (words: string): void => {
      write(words);
      setRefused(null);
    };
  return (
    <Sheet
      title="What it is"
      aside="/title  /impact  /services"
      {...(fact === 'found-by' ? {} : { first })}
      refused={refused}
      why={
        foundBy === 'customer'
          ? 'A customer noticed first: that is a finding by itself, for the review.'
          : 'Every change is logged; what it was before stays readable.'
      }
      onSubmit={() => void save()}
      onCancel={leave}
      buttons={
        <>
          <Button look="plain" small chord="Escape" onPress={leave}>
            Cancel
          </Button>
          <Button look="primary" small chord="Enter" submit>
            Change
          </Button>
        </>
      }
    >
      <TextField label="Title" field={titleField} value={title} maxLength={255} onChange={typing(setTitle)} />
      <TextField
        label="Impact, in one sentence"
        placeholder="Who is affected, how much, in numbers where there are any"
        field={impactField}
        value={impact}
        maxLength={500}
        onChange={typing(setImpact)}
      />
      <div className={css['two']}>
        <TextField
          label="Services"
          placeholder="comma between them"
          field={servicesField}
          value={services}
          onChange={typing(setServices)}
        />
        <div ref={finder} className={css['field']}>
          <span className={css['label']} id="described-found-by">
            Found by
          </span>
          <RadioGroup
            className={cx(css['seg'])}
            aria-labelledby="described-found-by"
            orientation="horizontal"
            value={foundBy}
            onChange={(picked) => {
              const by = allFoundBy.find((each) => each === picked);
              if (by !== undefined) setFoundBy(by);
            }}
          >
            {allFoundBy.map((by) => (
              <Choice key={by} value={by} className={cx(css['segment'])}>
                {finders[by]}
              </Choice>
            ))}
          </RadioGroup>
        </div>
      </div>
    </Sheet>
  );
}
