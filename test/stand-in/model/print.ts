import type { Session } from '../browser/connection.ts';

/** Paper in inches, as Chromium's protocol takes it. */
const papers: Record<string, [width: number, height: number]> = {
  ...{
    A0: [33.1, 46.8],
    A1: [23.4, 33.1],
    A2: [16.5, 23.4],
    A3: [11.7, 16.54],
    A4: [8.27, 11.7],
    A5: [5.83, 8.27],
  },
  ...{ A6: [4.13, 5.83], Letter: [8.5, 11], Legal: [8.5, 14], Tabloid: [11, 17], Ledger: [17, 11] },
};

function paperOf(name: string): { width: number; height: number } {
  const paper = papers[name];
  if (!paper) throw new Error(`stand-in: printToPDF knows no paper '${name}'.`);
  return { width: paper[0], height: paper[1] };
}

/** Prints the page by Chromium, as Electron's printToPDF does. */
export async function printToPDF(session: Session, options: Electron.PrintToPDFOptions): Promise<Buffer> {
  const { pageSize = 'Letter', margins = {} } = options;
  const { width, height } = typeof pageSize === 'string' ? paperOf(pageSize) : pageSize;
  const { data } = await session.send('Page.printToPDF', {
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
    scale: options.scale ?? 1,
    paperWidth: width,
    paperHeight: height,
    marginTop: margins.top ?? 0.4,
    marginBottom: margins.bottom ?? 0.4,
    marginLeft: margins.left ?? 0.4,
    marginRight: margins.right ?? 0.4,
    pageRanges: options.pageRanges ?? '',
    ...(options.headerTemplate === undefined ? {} : { headerTemplate: options.headerTemplate }),
    ...(options.footerTemplate === undefined ? {} : { footerTemplate: options.footerTemplate }),
  });
  return Buffer.from(data, 'base64');
}
