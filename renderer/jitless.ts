import * as z from 'zod';

// The policy of the page forbids making code from text, which zod does to parse faster. Schemas look at this when they
// are made, so this module is the first that the window loads.
z.config({ jitless: true });
