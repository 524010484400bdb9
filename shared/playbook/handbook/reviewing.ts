/** How a blameless review is run: before, in and after its sixty minutes. */
export const reviewing = `# The review, in sixty minutes

A review is for the next incident. It asks how this one could happen to people who meant well and knew their work, and
what would make the next one rarer, shorter or seen sooner.

## Which incidents

SEV1 and SEV2 always, published within 48 hours of resolution; SEV3 within a week. Any incident, however small, where it
showed a risk that others may share: say so, and why, and it has the same clock. An incident that is reopened is reviewed
once, when it is over.

## Before people meet

One person owns the document: whoever was in command, unless somebody else takes it. Owning means seeing that it is
written, not writing all of it.

1. The console fills in what the record knows: times, durations, severities, updates, decisions, who held which role. Read
   the timeline, show what matters, and write beside a row what it does not say itself.
2. Ask everybody who was there for what they saw, and for what worries them. It is easier to write than to say aloud.
3. Write what was known at each moment, not what is known now. "At 14:05 the graph showed one of two pools" is evidence.
4. Name at least two contributing factors. If there is one only, ask what would have had to be different for it not to
   matter.
5. Read what the text check found. It never blocks: what stays, stays because somebody looked at it.
6. Send it out a day before, and plan the meeting inside the 48 hours. Who has not read it reads it first.

## In the meeting

Somebody who was not in command leads it, another takes notes. Five minutes: why we are here, and that nobody is judged.
Fifteen: the timeline, what is missing, what surprised you. Fifteen: factors, and what had kept this from happening until
now. Five: what went well, and thanks by name. Fifteen: actions, each with an owner and a day. Five: what was decided, and
who publishes.

Ask "what did you see then?" and "what made that the right next step?". "Why did you" asks for a defence; "how" and
"what" ask for the story. When a sentence has a person's mistake as its end, ask one more question: what made it easy to
do, and hard to notice?

Trade-offs are looked at with what was known when they were made. A choice that turned out badly may have been the right
one, and one that turned out well may have been luck.

Concerns that are raised are written down, also when nothing is done about them now.

## Blameless is not without account

Nobody answers for having been there. Teams do answer for what they promise next: actions have one owner, a day, and a
look later at whether they worked. What slips twice is taken to whoever can make time for it.

## Afterwards

Publish where everybody can read it, the awkward parts included. Thank people. Offer the best ones to newcomers. In the
next incident of the same kind the console shows what was promised here.
`;
