import { isAddress, linksOf, type PlacedLink } from '../../../shared/incident/links.ts';
import { linkKindLabel } from '../../../shared/incident/vocabulary.ts';
import panel from '../../incident-parts/panel.module.css';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { askLink, copyTarget, removeLink } from './actions.ts';
import css from './links.module.css';

/** The bridge, the channels, the dashboards: one place to find each. */
export function LinksPanel() {
  const opened = useOpened();
  const playbook = usePlaybook();
  if (opened === null) return null;
  const links = linksOf(opened.incident, playbook);
  const bridge = links.find(({ kind }) => kind === 'bridge');
  return (
    <section id="links" className={css['panel']} aria-labelledby="links-title" tabIndex={-1}>
      <div className={panel['rule']} />
      <header className={panel['head']}>
        <h2 id="links-title">Links</h2>
        <Button
          look="plain"
          small
          chord="Alt+L"
          className={panel['far']}
          onPress={() => askLink(bridge === undefined ? 'bridge' : 'other')}
        >
          Add <span className={css['hidden']}>a link</span>
        </Button>
      </header>
      {bridge === undefined && (
        <p className={css['none']}>
          No bridge yet: <KeyCap chord="Alt+B" small /> asks for it.
        </p>
      )}
      <ul>
        {links.map((link) => (
          <LinkRow key={link.label} link={link} bridge={link === bridge} />
        ))}
      </ul>
    </section>
  );
}

function LinkRow({ link, bridge }: { link: PlacedLink; bridge: boolean }) {
  const { label, target, kind, place } = link;
  const address = isAddress(target);
  const about = [
    label.toLowerCase() === linkKindLabel[kind].toLowerCase() || kind === 'other'
      ? ''
      : linkKindLabel[kind].toLowerCase(),
    place === null ? 'from the playbook' : '',
  ].filter((words) => words !== '');
  return (
    <li className={css['link']}>
      <Icon name={kind === 'bridge' ? 'speaker' : 'link'} />
      <span className={css['words']} title={target}>
        {address ? (
          <a href={target} target="_blank" rel="noreferrer">
            {label}
          </a>
        ) : (
          <>
            <b>{label}</b> <span className={css['number']}>{target}</span>
          </>
        )}
        {about.length > 0 && <small> {about.join(', ')}</small>}
      </span>
      {bridge && <KeyCap chord="Alt+B" small />}
      <span className={css['acts']}>
        <Button look="plain" small label={`Copy ${label}`} onPress={() => void copyTarget(link)}>
          Copy
        </Button>
        <Button look="plain" small label={`Edit ${label}`} onPress={() => askLink(kind, link)}>
          Edit
        </Button>
        <Button look="plain" small label={`Remove ${label}`} onPress={() => void removeLink(link)}>
          Remove
        </Button>
      </span>
    </li>
  );
}
