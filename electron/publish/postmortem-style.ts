/** The look of a post-mortem as a file: light and dark by the system, small, and good on paper. Nothing is fetched. */
export const postmortemStyle = `
:root { color-scheme: light dark; --ink: #14171c; --soft: #515a67; --line: #d9dde3; --tint: #f5f6f8; --link: #2a48b8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7e9ee; --soft: #a4adba; --line: #333a45; --tint: #191d24; --link: #9db2ff; }
  body { background: #0f1115; }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); font: 15px/24px Inter, system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
.page { max-width: 820px; margin: 0 auto; padding: 32px 24px 64px; }
.running { display: none; }
.exercise { padding: 8px; text-align: center; font-weight: 600; letter-spacing: .14em; color: Canvas; background: var(--ink); }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 32px; }
h2 { margin: 40px 0 8px; padding-top: 16px; border-top: 1px solid var(--line); font-size: 18px; line-height: 24px; }
h3 { margin: 24px 0 8px; font-size: 15px; line-height: 24px; }
h4, h5, h6 { margin: 16px 0 4px; font-size: 14px; line-height: 20px; }
p, ul, ol, pre, blockquote, dl, .scroll { margin: 0 0 12px; }
ul, ol { padding-inline-start: 24px; }
li { margin-bottom: 4px; }
a[href] { color: var(--link); }
.state { display: inline-block; margin: 0 0 12px; padding: 0 8px; border: 1px solid currentColor; border-radius: 4px; font-weight: 600; }
.note, .left, .day, figcaption, .below { color: var(--soft); }
dl { display: grid; grid-template-columns: minmax(120px, max-content) minmax(0, 1fr); gap: 2px 16px; }
dt { color: var(--soft); }
dd { margin: 0; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 20px; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { color: var(--soft); font-weight: 500; }
td { min-width: 92px; overflow-wrap: break-word; }
.wide td:first-child { width: 40%; overflow-wrap: anywhere; }
.tight td:first-child { white-space: nowrap; }
.timeline { padding: 0; list-style: none; font-variant-numeric: tabular-nums; }
.timeline > li { display: grid; grid-template-columns: 112px minmax(0, 1fr) minmax(0, 96px); gap: 0 16px; padding: 4px 0; break-inside: avoid; }
.timeline .who { color: var(--soft); text-align: end; }
.timeline .below { font-size: 13px; line-height: 20px; }
.timeline .below p, .timeline .below ul { margin: 0 0 4px; }
.timeline .left { grid-column: 2 / -1; font-size: 13px; }
.day { margin: 16px 0 4px; font-weight: 500; }
.what { font-weight: 600; }
figure { margin: 8px 0; }
img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 4px; }
pre { padding: 12px; overflow-x: auto; border-radius: 4px; background: var(--tint); font-size: 13px; line-height: 20px; white-space: pre-wrap; }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 13px; }
blockquote { padding-inline-start: 12px; border-inline-start: 2px solid var(--line); color: var(--soft); }
@media (max-width: 600px) {
  .timeline > li { grid-template-columns: 64px minmax(0, 1fr); }
  .timeline .who { grid-column: 2; text-align: start; }
}
@media print {
  @page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555; } }
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --tint: #f4f4f4; --link: #000; }
  body { background: #fff; font-size: 10pt; line-height: 14pt; }
  .page { display: table; width: 100%; max-width: none; padding: 0; table-layout: fixed; }
  .running, .exercise { display: table-header-group; break-inside: avoid; padding: 0; color: #000; background: none; font-size: 8pt; line-height: 14pt; letter-spacing: 0; }
  .exercise.last { display: table-footer-group; }
  .running span { display: block; margin-bottom: 8pt; border-bottom: .5pt solid #888; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; letter-spacing: 0; text-align: start; }
  .document { display: table-row-group; }
  .exercise.first { display: none; }
  h1 { font-size: 18pt; line-height: 22pt; }
  h2 { margin-top: 16pt; padding-top: 8pt; font-size: 13pt; line-height: 16pt; break-after: avoid; }
  h3, h4, h5, h6, .day { break-after: avoid; }
  table { font-size: 9pt; line-height: 12pt; }
  tr, figure, pre, li, dd { break-inside: avoid; }
  .scroll { overflow: visible; }
  .timeline > li { padding: 1.5pt 0; }
}
`;
