import type { TimelineRow } from '../../../shared/incident/timeline.ts';

type Shown = NonNullable<TimelineRow['inject']>;

/** Who says so in the story; the console itself gives a hint. */
export const fromWhom = ({ from, kind }: Pick<Shown, 'from' | 'kind'>): string =>
  from !== '' ? from : kind === 'hint' ? 'hint' : 'inject';

export type Label = { readonly name: string; readonly value: string };

const PAIR = /([a-z_][\w.-]*)\s*=\s*(?:"([^"]*)"|([^\s,{}"]+))/gi;

/** The labels of an alert, as alerting systems write them (`service="checkout", eu-1`), apart from what it says. */
export function cutAlert(text: string): { readonly says: string; readonly labels: readonly Label[] } {
  const labels: Label[] = [];
  const says = text.split('\n').filter((line) => {
    const rest = line.replace(PAIR, '').replace(/[\s,;{}]+/g, '');
    const found = [...line.matchAll(PAIR)];
    // A line that says something beside its pairs is a sentence: “retries = 3 was not enough”.
    if (found.length === 0 || rest !== '') return true;
    for (const [, name = '', quoted, plain = ''] of found) labels.push({ name, value: quoted ?? plain });
    return false;
  });
  return { says: says.join('\n').trim(), labels };
}
