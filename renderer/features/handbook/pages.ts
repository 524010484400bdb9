/** The id of a page in the handbook, by its file's name. */
export const pageId = (file: string): string => `page-${file.replace(/\.md$/, '').replaceAll('.', '-')}`;

/** What a page is called: its first heading, or its file's name in words. */
export function pageTitle(file: string, text: string): string {
  const heading = /^#{1,2}[ \t](.*)$/m.exec(text)?.[1]?.trim().slice(0, 120) ?? '';
  return (
    heading.replace(/[ \t]+#+$/, '') || file.replace(/^\d+-/, '').replace(/\.md$/, '').replaceAll('-', ' ')
  );
}
