import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';

export const ExercisesPage = () => (
  <PageFrame current="exercises">
    <Page title="Exercises">
      <p>Nothing here yet.</p>
    </Page>
  </PageFrame>
);
