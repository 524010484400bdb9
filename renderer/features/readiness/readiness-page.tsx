import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';

export const ReadinessPage = () => (
  <PageFrame current="readiness">
    <Page title="Readiness">{null}</Page>
  </PageFrame>
);
