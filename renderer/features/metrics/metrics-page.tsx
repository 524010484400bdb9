import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';

export const MetricsPage = () => (
  <PageFrame current="metrics">
    <Page title="Metrics">{null}</Page>
  </PageFrame>
);
