/** How the team stays able to do all this. */
export const readiness = `# Between incidents

Under stress people do what they have practised.

## Practise

Run a game day each quarter: one or two hours, a scenario that only the facilitator knows, the same console, marked as an
exercise throughout. Let those lead who have not led yet. Score what the process promises: was a commander named, were
updates on time, was the handover heard? Never score people.

Ctrl+7 has nine scenarios to begin with, and one for people who have never held a role. Read one through before you lead it:
what has really happened, what is expected, how each inject is played. Then say little. Give a hint when people are stuck for
as long as hurts, let silence work, and write down what you see when you see it. Alone, play one that says so. Your own
are YAML files in the playbook's scenarios/ on the desktop of whoever leads: they are not exchanged, so that nobody reads
ahead. ic exercise copy FILE puts one of ours there, with what each line means above it, and ic exercise check says what can't be
read.

Talk for twenty minutes afterwards, with the report on the screen. What surprised you? What would have been different at
night? Keep one thing, mend one thing, each with a name and a day.

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
