import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';

export const ImportPage = () => (
  <PageFrame current="home">
    <Page title="Import">
      <p>Nothing here yet.</p>
    </Page>
  </PageFrame>
);
