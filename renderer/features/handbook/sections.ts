import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { pageId, pageTitle } from './pages.ts';

export type Section = { readonly id: string; readonly title: string; readonly about: string };

const counted = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** The rules in force, as the contents list them. */
export const ruleSections = ({ checklist, templates, links }: Playbook): readonly Section[] => [
  { id: 'rules-severities', title: 'Severities', about: 'what each means, who is told, how often' },
  { id: 'rules-roles', title: 'Roles', about: 'what each is for' },
  {
    id: 'rules-checklist',
    title: 'Checklist',
    about: `${counted(checklist.length, 'item', 'items')} by phase`,
  },
  { id: 'rules-updates', title: 'Updates', about: counted(templates.length, 'template', 'templates') },
  {
    id: 'rules-links',
    title: 'Links and limits',
    about: links.length === 0 ? 'no links yet' : counted(links.length, 'link', 'links'),
  },
];

/** The handbook's own pages, as the contents list them. */
export const pageSections = (pages: readonly { file: string; markdown: string }[]): readonly Section[] =>
  pages.map(({ file, markdown }) => ({ id: pageId(file), title: pageTitle(file, markdown), about: file }));
