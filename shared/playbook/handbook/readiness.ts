/** How the team stays able to do all this. */
export const readiness = `# Between incidents

Under stress people do what they have practised.

## Practise

Run a game day each quarter: one or two hours, a scenario that only the facilitator knows, the same console, marked as an
exercise throughout. Let those lead who have not led yet. Score what the process promises: was a commander named, were
updates on time, was the handover heard? Never score people.

Newcomers read this handbook and two good post-mortems, listen to one incident, scribe the next, then serve as deputy,
and then they lead.

## Look after whoever is on call

Three pages in a shift are too many; ic shift-log lists who had them. Look at the alerts each quarter: an alert that
nobody acts on is removed, and one that comes with every release is mended. Whoever was up in the night starts late,
without asking for it.

## Keep this playbook true

These pages and the rules beside them are plain files in the team's records. Change them when an incident has shown that
they are wrong, in the same week, and tell the others in one sentence. Read them through once a quarter and take out what
nobody does. A short playbook that is followed is better than a full one that is not.
`;
