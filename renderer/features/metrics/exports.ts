import { severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { metricsCsv } from '../../../shared/metrics/csv.ts';
import { commonTerms } from '../../../shared/metrics/definitions.ts';
import { dayAt, periodWords } from '../../../shared/metrics/periods.ts';
import { figureText, metricsText } from '../../../shared/metrics/text.ts';
import { besideWords, formulaOf, scopeWords, valueWords } from '../../../shared/metrics/words.ts';
import { MEDIAN_FROM } from '../../../shared/metrics/spread.ts';
import { SHARE_FORMULA, SHARE_TITLE, shareText, sharesIn } from '../../../shared/readiness/share-words.ts';
import { copyWords } from '../../bridge/desktop.ts';
import { saveFile } from '../../bridge/save-file.ts';
import { showTrouble } from '../../state/ui.ts';
import type { Shown } from './context.ts';
import { headingOf } from './each-heading.ts';
import { useLook } from './look.ts';
import { edgeOf, fillOf, pathOf } from './shapes.ts';

/** What is on screen; null while there is nothing to export. */
let shown: Shown | null = null;
export const exportable = (now: Shown | null): void => {
  shown = now;
};

const capacity = { title: SHARE_TITLE, formula: SHARE_FORMULA };
const NOTHING = 'There are no figures on screen to export.';

/** `metrics-2025-12-01-to-2026-11-30`. */
function nameOf({ asked: { filter, zone } }: Shown): string {
  return `metrics-${dayAt(filter.from, zone)}-to-${dayAt(filter.to - 1, zone)}`;
}

/** Every figure, every group and every dot of what is shown. The mark in front tells spreadsheets that it is UTF-8. */
export function exportCsv(): void {
  if (shown === null) showTrouble(NOTHING);
  else {
    const { metrics, asked, share } = shown;
    const hours = share && { ...capacity, quarters: sharesIn(share, asked.filter, asked.zone) };
    void saveFile(`${nameOf(shown)}.csv`, `\uFEFF${metricsCsv(metrics, hours)}\r\n`);
  }
}

export function copyAll(): void {
  if (shown === null) showTrouble(NOTHING);
  else {
    const { metrics, asked, share } = shown;
    const beside = share && { ...capacity, lines: shareText(share, asked.filter, asked.zone) };
    void copyWords(metricsText(metrics, asked, beside), 'the figures as text');
  }
}

/** Copies the figure that is at hand as text; all of them where it has no groups of its own. */
export function copyFigure(): void {
  const { current, each } = useLook.getState();
  const id = current === 'each' ? each : current;
  const figure =
    shown === null || !(id in shown.metrics.figures) ? null : shown.metrics.figures[id as typeof each]; // just looked up
  if (shown === null || figure === null) copyAll();
  else void copyWords(figureText(figure, shown.asked.by), `${headingOf(figure.id as typeof each)}, as text`); // one of the measures
}

/** The large plot as a drawing that stands by itself: its colours and words are in it. */
export function exportSvg(): void {
  const plot = document.querySelector<SVGSVGElement>('[data-figure="each"] svg.plot');
  if (shown === null || plot === null) {
    showTrouble(shown === null ? NOTHING : 'The plot is shown as a table: T brings the drawing back.');
    return;
  }
  void saveFile(`${nameOf(shown)}-${useLook.getState().each}.svg`, standAlone(plot, shown));
}

const SVG = 'http://www.w3.org/2000/svg';
/** What the style sheet says of a drawing. */
const kept = [
  ...['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor'],
];
const HEAD = 76;
const FOOT = 60;
const EDGE = 24;

function standAlone(plot: SVGSVGElement, { metrics, asked }: Shown): string {
  const { each } = useLook.getState();
  const { filter, zone, playbook } = asked;
  const { width, height } = { width: plot.clientWidth, height: plot.clientHeight };
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => resolved(`var(--color-${name})`);
  const drawing = withStyles(plot);
  drawing.setAttribute('x', String(EDGE));
  drawing.setAttribute('y', String(HEAD));
  const causes = new Map(playbook.postmortem.causes.map(({ id, label }) => [id, label]));
  const scope = scopeWords(filter, metrics.severities, (id) => causes.get(id) ?? id);
  const figure = metrics.figures[each];
  const { n, median } = figure.spread;
  const second = [
    periodWords(filter, zone),
    ...(scope === '' ? [] : [scope]),
    ...(n < MEDIAN_FROM || median === null ? [] : [`median ${valueWords(median, each)}`]),
    besideWords(figure.spread, each),
  ].join(', ');
  const root = element('svg', {
    ...{ xmlns: SVG, width: width + 2 * EDGE, height: height + HEAD + FOOT },
    viewBox: `0 0 ${width + 2 * EDGE} ${height + HEAD + FOOT}`,
    'font-family': style.getPropertyValue('--font-sans'),
  });
  const line = (words: string, y: number, size: number, fill: string, weight = 400): Element => {
    const text = element('text', { x: EDGE, y, 'font-size': size, 'font-weight': weight, fill });
    text.textContent = words;
    return text;
  };
  root.append(
    element('rect', { width: '100%', height: '100%', fill: colour('canvas') }),
    line(headingOf(each), 28, 15, colour('text'), 600),
    line(second, 48, 12, colour('text-2')),
    legend(colour('text-2')),
    drawing,
    line(formulaOf(each), HEAD + height + 16, 11, colour('text-3')),
    ...commonTerms
      .split(/(?<=\.) (?=Median)/)
      .map((words, index) => line(words, HEAD + height + 32 + index * 16, 11, colour('text-3'))),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

function legend(fill: string): Element {
  const group = element('g', { transform: `translate(${EDGE} 64)` });
  severities.forEach((severity, index) => {
    const mark = element('path', {
      ...{ d: pathOf(severity), transform: `translate(${index * 64 + 6} 0)` },
      ...{ fill: resolved(fillOf(severity)), stroke: resolved(edgeOf(severity)) },
    });
    const word = element('text', { x: index * 64 + 17, y: 4, 'font-size': 12, fill });
    word.textContent = severityLabel[severity];
    group.append(mark, word);
  });
  return group;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A colour as it is in the theme at hand. */
function resolved(value: string): string {
  const probe = document.createElement('span');
  probe.style.color = value;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** A copy whose elements carry what the style sheets say, and nothing that only the window needs. */
function withStyles(plot: SVGSVGElement): Element {
  const copy = plot.cloneNode(true) as SVGSVGElement; // a clone is of the same kind
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, from] of [plot, ...plot.querySelectorAll('*')].entries()) {
    const to = copies[index];
    if (to === undefined || from.tagName === 'title') continue;
    const style = getComputedStyle(from);
    for (const name of kept) to.setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'style', 'role', 'tabindex', 'aria-label', 'data-incident'])
      to.removeAttribute(name);
  }
  return copy;
}
