import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';

export const RunbooksPage = () => (
  <PageFrame current="runbooks">
    <Page title="Runbooks">{null}</Page>
  </PageFrame>
);
