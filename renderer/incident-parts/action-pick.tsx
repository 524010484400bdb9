import css from './action-form.module.css';

/** One of a few words, each a button; `words` says what an option is called where that is not its own name. */
export function Pick<T extends string>({
  label,
  options,
  picked,
  words,
  onPick,
}: {
  label: string;
  options: readonly T[];
  picked: T | '';
  words?: Readonly<Record<T, string>>;
  onPick: (option: T) => void;
}) {
  return (
    <div className={css['pick']} role="group" aria-label={label}>
      <span className={css['label']} aria-hidden>
        {label}
      </span>
      <span className={css['options']}>
        {options.map((option) => (
          <button key={option} type="button" aria-pressed={option === picked} onClick={() => onPick(option)}>
            {words === undefined ? option : words[option]}
          </button>
        ))}
      </span>
    </div>
  );
}
