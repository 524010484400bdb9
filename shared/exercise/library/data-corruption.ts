/** A job multiplies quantities, and goes on doing it. */
export const dataCorruption = `title: Ten times as many onions
about: A wholesaler’s orders look strange this morning. Some lorries have left already.
level: 3
minutes: 90
players: 3 to 7
solo: yes
roles: [commander, technical lead, communications lead, scribe, SME]
objectives:
  - Whatever is still writing is stopped first, also when that hurts.
  - Restoring and repairing are compared by what each of them loses.
  - Nothing is overwritten before a copy of it exists.
  - Those who act on wrong data hear of it before those who only want to know.
brief: >-
  You run the ordering system of a food wholesaler: 1,100 restaurants and canteens order until midnight, the warehouse picks
  from two in the morning, lorries leave between five and eight. Orders stand in one database with a replica and a copy
  of each hour, kept for two days. Three systems read from it: warehouse, invoicing, and purchasing, which orders from farms
  by itself at seven. It is ten past six.
start:
  title: Quantities in orders look wrong
  severity: sev3
  services: [orders, warehouse]
  found by: person
  started: 70
severity: sev1
story: >-
  At five a clean-up of units ran which was to bring old rows from boxes to single pieces. It multiplied every row that it had not
  marked as done, and its mark was lost whenever it met an error and began again. It began again eleven times. About four
  in ten open orders are wrong, some of them several times over. It is still running, and starts anew every ten minutes. The replica holds the same
  wrong rows. The hourly copy of four o’clock is whole; 212 orders were changed by customers after that. Repairing by arithmetic
  is possible for rows that were multiplied once, and nobody can tell which those are from the row alone; the job’s own log can. At
  seven purchasing will order ten times as much from farms.
injects:
  - id: onions
    title: A picker laughs, at first
    at: 0
    kind: message
    from: Warehouse, early shift
    text: A café with twelve chairs has ordered 400 kilos of onions. The next one wants 90 boxes of saffron. Is this a joke? The belt is running.
    expect:
      - what: A commander is named
        when: commander
        within: 3
      - what: It is acknowledged
        when: acknowledged
        within: 4
    hint: Somebody noticed and called; that is luck. Take command before the next lorry leaves.
  - id: how-many
    title: Four in ten
    at: 4
    kind: log
    from: Orders database
    to: SME
    text: |
      open orders                  18,240
      quantity > 5 x usual          7,310
      last changed by               units-cleanup  (all of these)
      last change                   48 s ago
    expect:
      - what: It is in the log as a finding
        when: finding
        within: 3
      - what: The severity is raised
        when: severity sev1
        within: 6
      - what: The roles are filled
        when: all roles
        within: 5
    hint: Read the last line again. What does it say about now?
  - id: stop-writing
    title: It is still writing
    at: 8
    unless: mitigation
    kind: log
    from: Job runner
    to: technical lead
    text: |
      units-cleanup   run 12 begins in 60 s   (run 11: 3,020 rows, then error, will retry)
    expect:
      - what: The writing is stopped
        when: mitigation
        within: 2
    hint: "Before you understand it, stop it. What is the quickest way: the job, its right to write, or the whole database?"
  - id: lorries
    title: Lorries are leaving
    at: 10
    kind: message
    from: Dispatch
    to: commander
    text: >-
      Nine lorries are gone, fourteen are loaded, thirty are waiting. If I hold them all, schools get no lunch. If I let them go, I do not know what
      is in them. You tell me.
    expect:
      - what: It is decided which lorries go and which stay
        when: decision
        within: 6
      - what: The people who pick and drive are told
        when: update
        within: 8
    hint: Not all or nothing. Which customers can least do without, and can a person at the ramp see at a glance whether an order is absurd?
  - id: replica-too
    title: The replica is fine, they say
    at: 13
    kind: message
    from: Database on call
    to: technical lead
    text: Good news, the replica is healthy and not a second behind. I can switch to it in five minutes. Then we are done, are we not?
    expect:
      - what: Somebody says why that does not help, and the log has it
        when: finding
        within: 4
    hint: A faithful copy of what? Ask what the replica holds before switching anything.
  - id: silent-kitchens
    title: Kitchens open their doors
    at: 18
    unless: update
    kind: message
    from: Customer service
    to: communications lead
    text: Hotels call. One has forty crates in the lobby. What do they do with them, and does the invoice come like that, too?
    expect:
      - what: An update reaches customers
        when: update
        within: 4
    hint: What they may see, what to do with what is too much, that nobody pays for it, when you say more.
  - id: purchasing
    title: At seven purchasing orders by itself
    at: 21
    kind: message
    from: Purchasing
    to: commander
    text: Our system reads the orders at seven and buys from 300 farms, without anybody’s hand. In about half an hour. Does that concern this?
    expect:
      - what: Purchasing is held or fed with good figures, by decision
        when: decision
        within: 8
    hint: Who else reads these rows? List all readers now and give each of them an owner. This one has told you its time.
  - id: restore-all
    title: Simply restore
    at: 25
    kind: message
    from: Head of IT
    to: commander
    text: >-
      We have a copy of four o’clock. Restore it over the database, twenty minutes, done. Why is there a discussion at all? I would like it to be
      decided now.
    expect:
      - what: Both ways are compared by what they lose, and it is decided
        when: decision
        within: 10
      - A copy of the damaged state is made before anything is written over.
    hint: >-
      What has happened since four that exists nowhere else? And what proves that four o’clock is whole? Copy first what is there,
      even though it is wrong.
  - id: job-log
    title: The job kept a diary
    at: 29
    kind: log
    from: Job runner
    to: SME
    text: |
      run 1   row 100042   12 -> 120
      run 3   row 100042   120 -> 1200
      run 1   row 100057   6 -> 60
      ... 31,877 lines; complete for runs 1 to 9, cut off in run 10
    expect:
      - what: What it makes possible, and what not, is written down
        when: hypothesis
        within: 6
    hint: Most of the truth can be reckoned back from this. What covers the rest? How would you know that a repaired row is right?
  - id: commander-interrupted
    title: A farmer, a radio, a managing director
    at: 34
    kind: message
    from: Managing director
    to: commander
    text: I have the radio on the other line, they find the onions funny. I need three sentences from you personally. And lunch for the schools, can I promise it?
    expect:
      - The call is passed to communications within two minutes.
      - what: Nothing is promised that does not rest on a count
        when: update
        within: 8
    hint: Lunch for schools is a question with a number as its answer. Who counts lorries? Until then, promise a time and not a lunch.
  - id: sample
    title: Trying it on a hundred
    at: 44
    kind: log
    from: Repair script, trial
    to: technical lead
    text: |
      100 orders repaired on a copy and compared with what customers say
      right 91   wrong 2   not decidable 7
    expect:
      - what: It is decided what happens to the nine in a hundred
        when: decision
        within: 8
    hint: Nine in a hundred are some 650 kitchens’ orders. Hold them back and ask? Use last week’s? Each has a price; say it.
    note: Whoever asks whether four o’clock plus the 212 changes by hand is better may well be right. Let them try that on the same hundred.
  - id: shift-ends
    title: The night shift ends
    at: 50
    kind: message
    from: Shift planning
    to: technical lead
    text: Your shift ended at six, and the law says you go home at seven. Your relief has just come through the door, without any idea of all this.
    expect:
      - what: The role is handed over with a brief, and accepted
        when: handoff
        within: 7
    hint: >-
      The minute and the brief are there for this. Hand over what runs now and what must not be touched.
      Alone, offer it to an invented colleague and accept in their name.
  - id: written-back
    title: The repair has run
    at: 60
    kind: log
    from: Orders database
    to: all
    text: |
      rows repaired 6,640   held for a call 670   changed twice 0
      quantity > 5 x usual   12   (all confirmed: a wedding, a barracks, ten canteens)
    expect:
      - what: The impact is marked as stopped by a count
        when: mitigated
        within: 8
      - what: Customers hear what was wrong, what is right now and what is still open
        when: update
        within: 8
    hint: Twelve that look absurd and are right. That is a measurement. What is still wrong out there, on ramps and in lobbies?
  - id: invoices
    title: Invoices went out at six
    after: mitigated + 4
    kind: message
    from: Invoicing
    to: communications lead
    text: I should have said so earlier. We sent 800 invoices at six. The largest is for nine tonnes of saffron. Some customers pay automatically, on Friday.
    expect:
      - what: It gets an owner and a day before Friday
        when: ask
        within: 5
      - what: It is resolved by the exit criteria
        when: resolved
        within: 14
    hint: The third reader. Was it on the list of those who read? Give it an owner and a time; it need not keep the incident open.
stop:
  - resolved
  - 90
debrief:
  - How long did it go on writing after you knew? What would have made stopping easier?
  - Who was on your list of readers, and who told you themselves?
  - By what did you compare restoring and repairing?
  - What would you like to have known about a sample before you trusted the repair?
`;
