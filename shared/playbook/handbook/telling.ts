/** How people outside are kept informed. */
export const telling = `# Telling people

Somebody who hears nothing assumes the worst, and asks. Every question in the incident channel costs the people who could
end it. That is why updates have a clock.

## The promise

Every update names the time of the next one. Keep that time, even when there is nothing new: "Still investigating, nothing
has changed since 14:20, the next word comes at 14:50" is a good update. An update that is early is fine. One that is late
without a word is what people remember.

## What an update says

1. What customers see, how many of them, and since when.
2. What we know, and only that. A likely cause is not known.
3. What we are doing about it.
4. When the next word comes, as a clock time with its zone.

Leave out host names, code names and names of people. Leave out "soon", "shortly" and "under control". An estimate of the
end belongs in it only together with what it rests on.

Alt+U opens the update, with a check beside the words: it warns of such things while you write, F8 goes to the next one,
and Alt+Enter mends it. It never blocks. Ctrl+Enter asks somebody else for a look, which is worth a minute before
customers read it; sending does not wait for it. What was sent is marked with Ctrl+Shift+S, so that the clock of the next
one is right.

## One set of facts, several wordings

- **Executives** want to know what it costs, who has it in hand, and whether they must do something.
- **Product** wants to know which features are affected and which still work.
- **Support** needs words to use with customers, and a word on what not to promise.
- **Customers** want to know what does not work, what they can do meanwhile, and when they will hear more.

State the facts once in the update, and each wording is filled from them.

Never forward the responders' log. It is full of honest guesses, and they have to stay honest. For whoever asks in a chat,
Ctrl+Shift+C copies one line that says no more than the updates did.

## The last update

It says that the impact has ended and since when, whether data was lost or not, and what comes next. Resolved means that
the exit criteria hold, not that the graph looks better. If we are not sure, it is mitigated, and we say mitigated.
`;
