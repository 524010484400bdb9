import { architectureStep, runStep, staticSteps } from './steps.ts';

/** `npm run check`: types, lint, format, unused code, architecture. */
let failed = 0;
for (const step of [...staticSteps, architectureStep]) if (!(await runStep(step)).ok) failed += 1;
process.exitCode = failed === 0 ? 0 : 1;
