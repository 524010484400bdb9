import { useState } from 'react';
import type { Post } from '../../../shared/incident/roles.ts';
import { heldIn } from '../../../shared/incident/role-words.ts';
import { takeRole } from '../../incident-parts/taking-roles.ts';
import { Button } from '../../ui/button.tsx';
import { WhyGone } from '../../incident-parts/why-gone.tsx';
import css from './handoff.module.css';

/** Its holder is gone: nobody has to accept, a reason is one press, and none is needed. */
export function TakeOver({ post }: { post: Post }) {
  const [why, setWhy] = useState('');
  const { role, area, person } = post;
  return (
    <section className={css['take']} aria-label="Take it">
      <h3>Is {person} gone?</h3>
      <WhyGone picked={why} pick={setWhy} />
      <Button small onPress={() => void takeRole(role, role === 'sme' ? person : undefined, why)}>
        Take {heldIn(role, area)} without acceptance
      </Button>
    </section>
  );
}
