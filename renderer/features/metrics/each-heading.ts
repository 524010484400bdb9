import { definitions, type MeasureId } from '../../../shared/metrics/definitions.ts';

/** “Time to resolve, each incident”. */
export const headingOf = (id: MeasureId): string => {
  const { title, each } = definitions[id];
  return `${title.startsWith('To ') ? `Time t${title.slice(1)}` : title}, ${each}`;
};
