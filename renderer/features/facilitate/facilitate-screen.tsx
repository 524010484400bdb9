import { LeaveFront } from '../../incident-parts/leave-front.tsx';

export const FacilitateScreen = () => (
  <section aria-label="Facilitator’s view">
    <LeaveFront />
  </section>
);
