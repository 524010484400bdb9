import { injectKinds } from '../../shared/exercise/scenario.ts';

/** Each word of `ic exercise`: as it is typed after it, and what it says. */
export const exerciseUsage = {
  list: { typed: 'list', says: 'the scenarios that can be played, without what they hold' },
  show: { typed: 'show FILE', says: 'all of a scenario, for whoever leads it' },
  copy: {
    typed: 'copy FILE',
    says: 'put one that comes with the console into p/scenarios, to change',
  },
  check: { typed: 'check [FILE ...]', says: 'what is wrong in scenario files' },
  run: {
    typed: 'run FILE --fast [--seed N] [--forget]',
    says: 'play one without people, for a test',
  },
  begin: {
    typed: 'begin FILE [--solo]',
    says: 'declare the exercise and begin it; you lead, or play alone',
  },
  status: { typed: 'status ID', says: 'the clock, what was given and what is to come' },
  watch: { typed: 'watch ID', says: 'hold the clock and give what is due, until Ctrl-C or the end' },
  give: { typed: 'give ID INJECT', says: 'give one now' },
  skip: { typed: 'skip ID INJECT [--undo]', says: 'it does not come, or does again' },
  move: {
    typed: 'move ID INJECT MINUTES [--rest]',
    says: 'later, or earlier with -5; with all after it',
  },
  improvise: {
    typed: 'improvise ID TEXT [--kind KIND] [--title TEXT] [--from WHO] [--to WHO] [--in MINUTES]',
    says: `give something that is in no scenario; KIND is one of ${injectKinds.join(', ')}`,
  },
  hint: { typed: 'hint ID [INJECT]', says: 'give the next hint' },
  pause: { typed: 'pause ID', says: 'stop the scenario’s clock and all clocks of the exercise' },
  resume: { typed: 'resume ID', says: 'they go on' },
  speed: { typed: 'speed ID TIMES', says: 'the scenario’s clock runs so many times faster' },
  observe: {
    typed: 'observe ID TEXT [--strength | --gap]',
    says: 'note what nobody else sees before the end',
  },
  saw: {
    typed: 'saw ID INJECT EXPECTATION [--not | --undo]',
    says: 'whether an expected response came',
  },
  end: { typed: 'end ID [--why TEXT]', says: 'end it, and publish what its report needs' },
  reopen: { typed: 'reopen ID', says: 'it was ended by mistake' },
  score: { typed: 'score ID', says: 'what the process promises, and whether it was kept' },
  report: {
    typed: 'report ID [--format md|html|pdf] [--out PATH]',
    says: 'the after-action report: to the terminal, or to a file',
  },
} as const;

export type ExerciseWord = keyof typeof exerciseUsage;
