// Playwright ships Chromium's protocol as types but does not export them, hence the path; erased before it runs.
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
