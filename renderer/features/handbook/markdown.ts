import { markdownRenderer } from '../../incident-parts/markdown.ts';
import { pageId } from './pages.ts';

/** A page of the handbook as HTML; a link to another page is further down. */
export const renderMarkdown = markdownRenderer((file) => `#${pageId(file)}`);
