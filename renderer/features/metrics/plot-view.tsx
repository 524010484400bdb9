import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { IncidentId } from '../../../shared/ids.ts';
import { openIncident } from '../../bridge/incidents.ts';
import css from './plot.module.css';

/** A drawing, and the elements of it that stand for an incident. */
export type Drawing = {
  readonly svg: SVGSVGElement;
  readonly dots: readonly {
    readonly element: Element;
    readonly incident: IncidentId;
    readonly words: string;
  }[];
};

type Props = {
  /** Draws it so many pixels wide. Kept the same by the caller as long as what is drawn is the same. */
  readonly draw: (width: number) => Drawing;
  readonly label: string;
  /** Its dots are reached by arrows and open their incident. */
  readonly reachable?: boolean;
};

/** A chart of Observable Plot, as wide as there is room. What it shows stands in a table as well. */
export function PlotView({ draw, label, reachable = false }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (place.current === null || width === 0) return;
    const { svg, dots } = draw(width);
    svg.setAttribute('role', reachable ? 'group' : 'img');
    svg.setAttribute('aria-label', label);
    for (const { element, incident, words } of dots) {
      element.setAttribute('data-incident', incident);
      const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
      title.textContent = words;
      element.append(title);
      if (!reachable) continue;
      element.setAttribute('role', 'link');
      element.setAttribute('aria-label', words);
      element.setAttribute('tabindex', '-1');
    }
    place.current.replaceChildren(svg);
  }, [draw, width, label, reachable]);
  return (
    <div
      ref={place}
      className={css['place']}
      onClick={({ target }) => openDot(target)}
      onKeyDown={reachable ? moveAmongDots : undefined}
    />
  );
}

function openDot(target: EventTarget): boolean {
  const dot = target instanceof Element ? target.closest('[data-incident]') : null;
  const id = dot?.getAttribute('data-incident') ?? null;
  if (id === null) return false;
  void openIncident(id);
  return true;
}

/** Arrows go from dot to dot as they stand, Enter opens the incident, Esc goes back to the figure. */
function moveAmongDots(event: KeyboardEvent<HTMLDivElement>): void {
  const { key, target, currentTarget } = event;
  if (!(target instanceof SVGElement)) return;
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (step !== 0) {
    const dots = dotsIn(currentTarget);
    const next = dots[dots.indexOf(target) + step];
    next?.focus();
  } else if (key === 'Escape') currentTarget.closest<HTMLElement>('[data-figure]')?.focus();
  else if (key !== 'Enter' || !openDot(target)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** The dots of a figure from left to right. */
function dotsIn(figure: Element): readonly SVGElement[] {
  const x = (dot: Element): number => dot.getBoundingClientRect().x;
  return [...figure.querySelectorAll<SVGElement>('[data-incident][tabindex]')].sort((a, b) => x(a) - x(b));
}

/** Goes into a figure: to its last dot, the latest one. @returns whether there is one. */
export function enterDots(figure: Element): boolean {
  const last = dotsIn(figure).at(-1);
  last?.focus();
  return last !== undefined;
}
