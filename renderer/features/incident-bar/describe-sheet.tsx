import { useContext, useEffect, useRef, useState } from 'react';
import { RadioGroup } from 'react-aria-components/RadioGroup';
import { declarationOf } from '../../../shared/incident/facts.ts';
import { foundBy as allFoundBy, type FoundBy } from '../../../shared/incident/vocabulary.ts';
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
  const [form, setForm] = useState(() => {
    const {
      title = '',
      impact = '',
      services = [],
      foundBy = 'person',
    } = declared === undefined ? {} : factsOf(declared);
    return { title, impact, services: services.join(', '), foundBy };
  });
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    if (fact === 'found-by') finder.current?.querySelector('input')?.focus();
  }, [fact, asked]);
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  async function save(): Promise<void> {
    if (form.title.trim() === '') {
      setRefused('Nothing was changed: an incident needs a title.');
      return;
    }
    const failure = await describe({
      title: form.title.trim(),
      impact: form.impact.trim(),
      services: readServices(form.services),
      foundBy: form.foundBy,
    });
    if (failure === null) leave();
    else setRefused(failure);
  }
  const change = (more: Partial<typeof form>): void => {
    setForm({ ...form, ...more });
    setRefused(null);
  };
  return (
    <Sheet
      title="What it is"
      aside="/title  /impact  /services"
      {...(fact === 'found-by' ? {} : { first })}
      refused={refused}
      why={
        form.foundBy === 'customer'
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
      <TextField
        label="Title"
        field={titleField}
        value={form.title}
        maxLength={255}
        onChange={(title) => change({ title })}
      />
      <TextField
        label="Impact, in one sentence"
        placeholder="Who is affected, how much, in numbers where there are any"
        field={impactField}
        value={form.impact}
        maxLength={500}
        onChange={(impact) => change({ impact })}
      />
      <div className={css['two']}>
        <TextField
          label="Services"
          placeholder="comma between them"
          field={servicesField}
          value={form.services}
          onChange={(services) => change({ services })}
        />
        <div ref={finder} className={css['field']}>
          <span className={css['label']} id="described-found-by">
            Found by
          </span>
          <RadioGroup
            className={cx(css['seg'])}
            aria-labelledby="described-found-by"
            orientation="horizontal"
            value={form.foundBy}
            onChange={(picked) => {
              const by = allFoundBy.find((each) => each === picked);
              if (by !== undefined) change({ foundBy: by });
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
