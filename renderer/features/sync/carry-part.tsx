import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { notThatFile, takeFile, useCarrying, writeFile } from './carrying.ts';
import css from './carry.module.css';

/** Without a share and without a network: all records as one signed file, on a stick, and one taken in. */
export function CarryPart() {
  const { busy, done, refused, other } = useCarrying();
  const ways = useRef<HTMLDivElement>(null);
  const asked = other !== null;
  const was = useRef(asked);
  useEffect(() => {
    if (was.current !== asked) ways.current?.querySelector('button')?.focus();
    was.current = asked;
  }, [asked]);
  return (
    <div className={css['carry']}>
      <p>
        For a desktop without a shared folder or a network: all records, attached files and the playbook in
        one signed file, to carry on a stick. Taking one in checks all of it first and adds what is not here
        yet; twice adds nothing.
      </p>
      {other === null ? (
        <div ref={ways} className={css['ways']}>
          <Button onPress={() => void writeFile()}>Write a file…</Button>
          <Button onPress={() => void takeFile(false)}>Take a file in…</Button>
        </div>
      ) : (
        <>
          <p>{other} Nothing was recorded here yet: this desktop can become one of that workspace’s.</p>
          <div ref={ways} className={css['ways']}>
            <Button look="primary" onPress={() => void takeFile(true)}>
              Join it and take the file in
            </Button>
            <Button onPress={notThatFile}>Leave it</Button>
          </div>
        </>
      )}
      <p role="status" aria-label="One file">
        {busy === null ? done : `${busy}…`}
      </p>
      {refused !== null && (
        <p role="alert" className={css['refused']}>
          {refused}
        </p>
      )}
    </div>
  );
}
