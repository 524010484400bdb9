import css from './escalation.module.css';

/** Words of a button for those who can't see what it stands beside. */
export const Named = ({ children }: { children: string }) => (
  <span className={css['hidden']}> {children}</span>
);
