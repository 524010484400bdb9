import { useEffect, useState } from 'react';
import { useWordings, type UpdateWordings } from '../../state/update-wordings.ts';

/** What is written, once a frame: the letters stand in the field at once, the check follows. */
export function useSettledWordings(): UpdateWordings {
  const [settled, settle] = useState(() => useWordings.getState());
  useEffect(() => {
    let frame: number | null = null;
    const look = (): void => {
      frame = null;
      settle(useWordings.getState());
    };
    look(); // it may have changed between the first drawing and now
    const stop = useWordings.subscribe(() => {
      frame ??= requestAnimationFrame(look);
    });
    return () => {
      stop();
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, []);
  return settled;
}
