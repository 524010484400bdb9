import { CommandFailure } from './verb.ts';

/** HTML as a PDF, by the system's own browser. @throws CommandFailure that says what it needs where there is none. */
export async function paper(html: string): Promise<Buffer> {
  const { pdfByBrowser } = await import('../publish/browser-pdf.ts');
  const pdf = await pdfByBrowser(html);
  if (!pdf.ok) throw new CommandFailure(pdf.error);
  return pdf.value;
}
