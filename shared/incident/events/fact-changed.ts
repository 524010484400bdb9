import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { defineSlice } from '../state.ts';
import { foundBySchema, type FoundBy } from '../vocabulary.ts';

/** What was said of an incident after it was declared. */
export type Facts = {
  readonly title: Register<string>;
  /** The impact in one sentence: what it means for customers, in numbers where there are any. */
  readonly impact: Register<string | null>;
  readonly services: Register<readonly string[]>;
  readonly foundBy: Register<FoundBy>;
  /** What customers find affected, in their words. */
  readonly affected: Register<string | null>;
  readonly known: Register<string | null>;
  /** What is being done about it. */
  readonly doing: Register<string | null>;
  readonly cause: Register<string | null>;
  readonly estimate: Register<Estimate | null>;
  /** What was lost or doubled, or that nothing was. */
  readonly loss: Register<string | null>;
};

/** When it will be over, as far as anybody can tell, and what that is based on: it is given with its basis only. */
export type Estimate = { readonly words: string; readonly basis: string };

/** Facts for the updates that are one sentence each; the impact is another. */
export const factsInWords = ['affected', 'known', 'doing', 'cause', 'loss'] as const;

export const factSlice = defineSlice<Facts>('facts', () => ({
  title: register(),
  impact: register(),
  services: register(),
  foundBy: register(),
  affected: register(),
  known: register(),
  doing: register(),
  cause: register(),
  estimate: register(),
  loss: register(),
}));

const impact = z.string().min(1).max(500).nullable();
/** The longest of the other facts, in characters: what the log says of it is often taken over. */
export const MAX_FACT = 1_000;
const words = z.string().min(1).max(MAX_FACT);
const estimate = z.object({ words, basis: words }).nullable();
const services = z.array(z.string().min(1).max(80)).max(50);

const payload = z.discriminatedUnion('fact', [
  z.object({ fact: z.literal('title'), to: z.string().min(1).max(255), from: z.string().max(255) }),
  z.object({ fact: z.literal('impact'), to: impact, from: impact }),
  z.object({ fact: z.literal('services'), to: services, from: services }),
  z.object({ fact: z.literal('foundBy'), to: foundBySchema, from: foundBySchema }),
  z.object({ fact: z.enum(factsInWords), to: words.nullable(), from: words.nullable() }),
  z.object({ fact: z.literal('estimate'), to: estimate, from: estimate }),
]);

/** The title, the impact, the services, who noticed first, or a fact for the updates: said after declaring. */
export const factChanged = defineEvent({
  type: 'fact-changed/1',
  payload,
  evolve(incident, event, said) {
    const facts = factSlice.of(incident);
    switch (said.fact) {
      case 'title': {
        write(facts.title, event, said.to);
        return;
      }
      case 'impact': {
        write(facts.impact, event, said.to);
        return;
      }
      case 'services': {
        write(facts.services, event, said.to);
        return;
      }
      case 'foundBy': {
        write(facts.foundBy, event, said.to);
        return;
      }
      case 'estimate': {
        write(facts.estimate, event, said.to);
        return;
      }
      default:
        write(facts[said.fact], event, said.to);
    }
  },
  redacted(incident, event) {
    const facts = factSlice.of(incident);
    const name = event.e === 'fact.found-by' ? 'foundBy' : event.e.slice('fact.'.length);
    if (Object.hasOwn(facts, name)) supersede(facts[name as keyof Facts], event); // just looked up
  },
  row(said) {
    switch (said.fact) {
      case 'title':
        return { kind: 'console', text: `Title changed to “${said.to}”`, detail: `was “${said.from}”` };
      case 'impact':
        return said.to === null
          ? { kind: 'console', text: 'Impact taken back', ...was(said.from) }
          : { kind: 'console', text: `Impact: ${said.to}`, ...was(said.from) };
      case 'services':
        return {
          kind: 'console',
          text: said.to.length === 0 ? 'No services affected' : `Services affected: ${said.to.join(', ')}`,
          ...was(said.from.join(', ')),
        };
      case 'foundBy':
        return { kind: 'console', text: `Found by ${finder[said.to]}`, detail: `was ${finder[said.from]}` };
      case 'estimate':
        return said.to === null
          ? { kind: 'console', text: 'Estimate taken back', ...was(said.from?.words ?? null) }
          : { kind: 'console', text: `Estimate: ${said.to.words}`, detail: `based on: ${said.to.basis}` };
      default: {
        const label = factLabel[said.fact];
        return said.to === null
          ? { kind: 'console', text: `${label}: taken back`, ...was(said.from) }
          : { kind: 'console', text: `${label}: ${said.to}`, ...was(said.from) };
      }
    }
  },
});

/** What each fact is called, in the log as on the screen. */
export const factLabel: Record<(typeof factsInWords)[number], string> = {
  affected: 'Affected',
  known: 'Known',
  doing: 'Being done',
  cause: 'Cause',
  loss: 'Lost or doubled',
};

const finder: Record<FoundBy, string> = {
  monitoring: 'monitoring',
  customer: 'a customer',
  person: 'a person',
};
const was = (words: string | null) => (words === null || words === '' ? {} : { detail: `was: ${words}` });
