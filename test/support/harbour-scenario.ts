type Harbour = {
  /** The lines of its injects, and of its stop conditions, as they stand in the file. */
  readonly injects: string;
  readonly stop: string;
  readonly story?: string;
};

/** A small scenario as a file: a game day in a harbour, of an hour, that one may play alone. */
export const harbourFile = ({ injects, stop, story = 'The crane.' }: Harbour): string => `title: The harbour
about: Ships wait.
level: 1
minutes: 60
players: 2 to 4
solo: yes
roles: [commander]
objectives: [Lead calmly]
brief: You are on duty in a harbour.
start: { title: Ships wait, severity: sev2, services: [port], found by: monitoring, started: 1 }
severity: sev1
story: ${story}
injects:
${injects}
stop: ${stop}
debrief: [What was known?]
`;
