import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';

export const SearchPage = () => (
  <PageFrame current="search">
    <Page title="Search">{null}</Page>
  </PageFrame>
);
