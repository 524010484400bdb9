import { useEffect, useState, type RefObject } from 'react';

/** Whether the pointer is in an element. Its leaving is heard too where what it was on went away under it. */
export function usePointed(place: RefObject<HTMLElement | null>): boolean {
  const [pointed, setPointed] = useState(false);
  useEffect(() => {
    const over = ({ target }: PointerEvent): void =>
      setPointed(target instanceof Node && place.current?.contains(target) === true);
    const gone = (): void => setPointed(false);
    document.addEventListener('pointerover', over);
    document.documentElement.addEventListener('pointerleave', gone);
    return () => {
      document.removeEventListener('pointerover', over);
      document.documentElement.removeEventListener('pointerleave', gone);
    };
  }, [place]);
  return pointed;
}
