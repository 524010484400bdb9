import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';

export const ActionsPage = () => (
  <PageFrame current="actions">
    <Page title="Actions">{null}</Page>
  </PageFrame>
);
