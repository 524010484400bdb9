import { LeaveFront } from '../../incident-parts/leave-front.tsx';

export const AfterActionScreen = () => (
  <section aria-label="After-action report">
    <LeaveFront />
  </section>
);
