import { refused, type Deciders } from './decider.ts';

const later = () => refused('Not yet.');

export const promising: Deciders<'add-action' | 'set-action'> = { 'add-action': later, 'set-action': later };
