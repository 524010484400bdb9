import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice } from '../state.ts';
import { foundBySchema, type FoundBy } from '../vocabulary.ts';

/** What was said of an incident after it was declared. */
export type Facts = {
  readonly title: Register<string>;
  /** The impact in one sentence: what it means for customers, in numbers where there are any. */
  readonly impact: Register<string | null>;
  readonly services: Register<readonly string[]>;
  readonly foundBy: Register<FoundBy>;
};

export const factSlice = defineSlice<Facts>('facts', () => ({
  title: register(),
  impact: register(),
  services: register(),
  foundBy: register(),
}));

const impact = z.string().min(1).max(500).nullable();
const services = z.array(z.string().min(1).max(80)).max(50);

const payload = z.discriminatedUnion('fact', [
  z.object({ fact: z.literal('title'), to: z.string().min(1).max(255), from: z.string().max(255) }),
  z.object({ fact: z.literal('impact'), to: impact, from: impact }),
  z.object({ fact: z.literal('services'), to: services, from: services }),
  z.object({ fact: z.literal('foundBy'), to: foundBySchema, from: foundBySchema }),
]);

/** The title, the impact in words, the services, or who noticed first: changed after declaring. */
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
    }
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
    }
  },
});

const finder: Record<FoundBy, string> = {
  monitoring: 'monitoring',
  customer: 'a customer',
  person: 'a person',
};
const was = (words: string | null) => (words === null || words === '' ? {} : { detail: `was: ${words}` });
