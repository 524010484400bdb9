import { isAddress } from '../../../../shared/incident/links.ts';
import { copyWords } from '../../../bridge/desktop.ts';
import { markedCopy } from '../../../incident-parts/marked-copy.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import css from './timeline.module.css';

/** Where an entry can be seen: addresses open outside the console, as the incident's links do; other words are read. */
export function Evidence({ words }: { words: string }) {
  if (words === '') return null;
  return (
    <p className={css['evidence']}>
      <Icon name="link" small />
      {words.split(/\s+/).map((word, i) =>
        isAddress(word) ? (
          <a key={i} href={word} target="_blank" rel="noreferrer">
            {word}
          </a>
        ) : (
          <span key={i}>{word}</span>
        ),
      )}
      <Button
        look="link"
        label={`Copy the evidence: ${words}`}
        onPress={() => void copyWords(markedCopy(words), 'the evidence')}
      >
        Copy
      </Button>
    </p>
  );
}
