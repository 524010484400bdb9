import { Fragment } from 'react';
import { phaseLabel, phases } from '../../../shared/incident/phases.ts';
import { linkKindLabel, roleLabel, roles, severities } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { SeverityMark, SeverityWord } from '../../incident-parts/severity-mark.tsx';
import {
  audienceLabel,
  cadenceWords,
  minutesWords,
  requiredWords,
  sentence,
  roleWord,
  severitiesWords,
} from './words.ts';
import css from './rules.module.css';

type Props = { playbook: Playbook };

/** The rules in force, as the console works with them: from the team's files, or built in. */
export const Rules = ({ playbook }: Props) => (
  <>
    <Severities playbook={playbook} />
    <Roles playbook={playbook} />
    <Checklist playbook={playbook} />
    <Updates playbook={playbook} />
    <LinksAndLimits playbook={playbook} />
  </>
);

const Severities = ({ playbook }: Props) => (
  <section id="rules-severities" tabIndex={-1} aria-label="Severities">
    <h2>Severities</h2>
    <p>Chosen by what customers see, not by who asks.</p>
    {severities.map((severity) => {
      const rules = playbook.severities[severity];
      return (
        <article key={severity} className={css['severity']}>
          <SeverityMark severity={severity} size={28} decorative />
          <div>
            <h3 className={css['word']}>
              <SeverityWord severity={severity} />
            </h3>
            <p className={css['criterion']}>{rules.criterion}</p>
            <dl className={css['facts']}>
              <dt>Response</dt>
              <dd>{rules.response}</dd>
              <dt>Told</dt>
              <dd>{rules.tell.length === 0 ? 'Nobody in particular' : sentence(rules.tell.join(', '))}</dd>
              <dt>Updates</dt>
              <dd>{cadenceWords(rules)}</dd>
              <dt>Roles</dt>
              <dd>{requiredWords(rules)}</dd>
            </dl>
          </div>
        </article>
      );
    })}
  </section>
);

const Roles = ({ playbook }: Props) => (
  <section id="rules-roles" tabIndex={-1} aria-label="Roles">
    <h2>Roles</h2>
    {roles.map((role) => {
      const { purpose, duties } = playbook.roles[role];
      return (
        <Fragment key={role}>
          <h3>{roleLabel[role]}</h3>
          <p>{purpose}</p>
          {duties.length > 0 && (
            <ul>
              {duties.map((duty) => (
                <li key={duty}>{duty}</li>
              ))}
            </ul>
          )}
        </Fragment>
      );
    })}
  </section>
);

const Checklist = ({ playbook }: Props) => (
  <section id="rules-checklist" tabIndex={-1} aria-label="Checklist">
    <h2>Checklist</h2>
    {phases.map((phase) => {
      const items = playbook.checklist.filter((item) => item.phase === phase);
      if (items.length === 0) return null;
      return (
        <Fragment key={phase}>
          <h3>{phaseLabel[phase]}</h3>
          <ul className={css['items']}>
            {items.map((item) => (
              <li key={item.id}>
                <span>{item.text}</span>
                <small>
                  {[
                    severitiesWords(item.severities),
                    item.role === undefined ? '' : roleWord(item.role),
                    item.seen === undefined ? '' : 'ticks itself',
                  ]
                    .filter((word) => word !== '')
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        </Fragment>
      );
    })}
  </section>
);

/** A template's text, with what the console fills in set apart. */
const withPlaces = (text: string) =>
  text.split(/(\{[a-z]+\})/).map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));

const Updates = ({ playbook }: Props) => (
  <section id="rules-updates" tabIndex={-1} aria-label="Updates">
    <h2>Updates</h2>
    <p>One set of facts, a wording for each audience.</p>
    {playbook.templates.map(({ id, audience, name, text }) => (
      <Fragment key={id}>
        <h3>{name === audienceLabel[audience] ? name : `${audienceLabel[audience]}: ${name}`}</h3>
        <blockquote className={css['template']}>{withPlaces(text)}</blockquote>
      </Fragment>
    ))}
  </section>
);

const LinksAndLimits = ({ playbook }: Props) => {
  const { links, longAfterMinutes, askMinutes, spanOfControl, reliefMinutes, breakMinutes } = playbook;
  return (
    <section id="rules-links" tabIndex={-1} aria-label="Links and limits">
      <h2>Links and limits</h2>
      {links.length === 0 ? (
        <p>
          No links yet: the call, the channels and the dashboards of every incident stand in p/links.yaml.
        </p>
      ) : (
        <dl className={css['facts']}>
          {links.map(({ label, kind, target }) => (
            <Fragment key={`${kind} ${label} ${target}`}>
              <dt>{linkKindLabel[kind]}</dt>
              <dd>
                {label}:{' '}
                {target.startsWith('https://') ? (
                  <a href={target} target="_blank" rel="noopener noreferrer">
                    {target}
                  </a>
                ) : (
                  target
                )}
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
      <p>
        Long-incident mode is offered after {minutesWords(longAfterMinutes)}. An ask has{' '}
        {minutesWords(askMinutes)} when no time is given. One person leads at most {spanOfControl}. The
        commander is to be relieved after {minutesWords(reliefMinutes.commander)} in command, and anybody
        after {minutesWords(reliefMinutes.others)} on duty; a pause of {minutesWords(breakMinutes)} is a
        break.
      </p>
    </section>
  );
};
