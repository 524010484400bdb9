/** How the incident is run. */
export const running = `# While it lasts

The aim is to end the impact. Understanding comes afterwards, and it is easier then.

## Stop it first

Ask "how do we make it stop now?" before "why does it happen?". Roll back, switch off, fail over, shed load, put up a
notice. A stopgap that works is worth more than a diagnosis that is right. Give every stopgap an owner and a time at which
it is looked at again, so that it does not become the architecture.

What changed lately is the first suspect: releases, configuration, certificates, traffic, a supplier. List the changes
of the last day before looking deeper.

## How the commander leads

The commander holds no keyboard. Somebody who reads graphs has stopped leading.

- **Ask, then decide.** "What do we know? What can we do? What could go wrong?" Then: "I propose that we do this. Are there
  strong objections?" A short silence is consent. Say the decision aloud, so that the scribe can write it down. Alt+Shift+D
  asks the same of everybody who holds a role; objections stay in the record beside the decision.
- **Tasks belong to one person.** A name, a task, a time: "Ben, check the replicas, ten minutes." Come back when the time
  is up. "Can somebody look at" is nobody. What is asked of you stands above your log; Alt+Q answers it.
- **Keep it small.** One person can lead about seven. With more than that, let the technical lead run a group and report.
  Give work that runs beside other work a lead (/workstream), and ask for conditions, actions and needs (Alt+C).
- **Keep the room calm.** Whoever is not working on it listens in the stakeholders' channel. Guesses are welcome if they
  are called guesses.

The commander's word counts in the incident, whatever anybody's title is. If an executive joins and gives orders, ask:
"Do you wish to take command?" Yes is fine, and goes into the log. No means that the plan stands.

## What the scribe writes

Decisions with their reasons, findings with their source, actions when they begin and when they end, and who was asked for
what. Times are the times at which things happened, not those at which they were typed. Wrong lines are corrected, never
deleted: what we believed at 14:05 explains what we did at 14:06.

## Long ones

After two hours people get worse at this without noticing. Plan relief before it is needed, send people to eat (/break
says so), and slow the updates down openly. The console counts time on duty over all incidents. Unless limits.yaml says
otherwise, the commander is relieved after two hours in command, and everybody after four on duty. It stands under what is
next, with who could take over.

Hand over aloud: what customers see, what we have tried, what is running now, who is on it, when the next update is due.
Alt+G shows all of that as a brief, made from the record, and offers the role with it. The one who takes over reads or
repeats it, and accepts: on their own desktop, or aloud, and somebody records that. Command has passed when both have said
so and the log shows it. If the commander is gone, nobody has to accept: Alt+T takes command.

## Who joins late

Nobody stops to explain. Alt+M is the minute: what happened, what was tried, who does what, and what is asked of you. It
opens by itself for whoever comes to a running incident in which nothing is theirs yet. Read it, say that you are here,
and wait to be asked.
`;
