import { useEffect, useState } from 'react';
import { TEXT } from './commands.ts';

/** Scrolls to a section and gives it the focus, so that reading goes on from there. */
export function goToSection(id: string): void {
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

/** The section that is being read: the last one whose beginning is above the upper third of the text. */
export function useCurrentSection(ids: readonly string[]): string | null {
  const [current, setCurrent] = useState<string | null>(ids[0] ?? null);
  const names = ids.join(' ');
  useEffect(() => {
    const text = document.getElementById(TEXT);
    if (text === null) return;
    const look = (): void => {
      const line = text.getBoundingClientRect().top + text.clientHeight / 3;
      const atEnd = text.scrollTop > 0 && text.scrollTop + text.clientHeight >= text.scrollHeight - 1;
      const begun = names.split(' ').filter((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top !== undefined && (atEnd || top <= line);
      });
      setCurrent(begun.at(-1) ?? null);
    };
    look();
    text.addEventListener('scroll', look, { passive: true });
    return () => text.removeEventListener('scroll', look);
  }, [names]);
  return current;
}
