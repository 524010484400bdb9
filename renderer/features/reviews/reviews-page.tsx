import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';

export const ReviewsPage = () => (
  <PageFrame current="reviews">
    <Page title="Reviews">{null}</Page>
  </PageFrame>
);
