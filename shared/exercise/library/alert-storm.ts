/** An alert storm, and a commander who falls ill. */
export const alertStorm = `title: Two hundred alerts
about: Everything rings at once at a bicycle rental, on the sunniest Friday of the year.
level: 3
minutes: 60
players: 4 to 8
solo: yes
roles: [commander, deputy, technical lead, communications lead, scribe]
objectives:
  - Somebody decides which alerts not to look at.
  - What customers see is measured by something that does not ring.
  - Whoever holds a role, somebody else could hold it in two minutes.
  - Work that runs side by side has one lead for each.
brief: >-
  You run a rental of eleven thousand bicycles in four cities. A customer unlocks one by telephone; the locks talk to a gateway
  through a mobile network. Monitoring covers every lock, every station and every service. It is a sunny Friday, half past
  four. You are eight people at most today, because two are ill already. Look after each other.
start:
  title: 214 alerts in three minutes
  severity: sev3
  services: [gateway, locks, stations, monitoring]
  found by: monitoring
  started: 5
severity: sev2
story: >-
  A certificate store on the message broker of the monitoring has filled a disk. Monitoring lost its memory of which alerts
  were known, and sends all of them anew each minute: 190 of the 214 are old, silenced or about stations that were closed
  last year. Hidden among them is a true one: the gateway for one of four cities drops every third unlock, because a
  table of connections is full since a roll-out of new locks this morning. Emptying the table, or moving a third of the locks to the spare
  gateway, helps in three minutes. Around minute 20 the commander falls ill and has to stop.
injects:
  - id: storm
    title: 214 alerts
    at: 0
    kind: alert
    from: Monitoring
    text: |
      FIRING  StationOffline x 121   LockBatteryLow x 48   BrokerDiskFull x 1
      FIRING  GatewayTableFull city=north x 1   PaymentSlow x 2   CertificateSoon x 41
      ... all since 3 min; 190 of them have been silenced before
    expect:
      - what: A commander is named
        when: commander
        within: 2
      - what: The roles are filled, with a deputy
        when: all roles
        within: 6
    hint: Nobody can read 214 alerts. Name a commander and a deputy first, then one person who sorts and one who looks at customers.
  - id: everyone-reads
    title: Six people read alerts aloud
    at: 4
    kind: text
    from: Facilitator
    to: all
    text: Six people are on the call. Each reads out another alert. Somebody has begun to restart stations, because it is what the runbook of StationOffline says.
    expect:
      - what: It is decided what is looked at and what is not
        when: decision
        within: 5
    hint: "One question sorts them: what do customers see? Say aloud which kinds nobody looks at for fifteen minutes, and stop the restarts."
  - id: unlocks
    title: A figure that does not ring
    at: 7
    kind: log
    from: Unlocks, counted by the app
    to: technical lead
    text: |
      city     unlocks that work
      north    66%   (last Friday 98%)
      south    98%
      east     97%
      west     98%
    expect:
      - what: It is in the log as a finding
        when: finding
        within: 4
      - what: The severity is raised by what customers see
        when: severity sev2
        within: 7
    hint: One city of four, a third of the unlocks. Which of the 214 could be about that city?
  - id: restarted-stations
    title: Stations in the south go dark
    at: 10
    unless: decision
    kind: alert
    from: Monitoring
    text: |
      FIRING  StationOffline city=south x 14  (new)
      reason: restarted by hand, firmware update pending, back in 20 min
    expect:
      - what: The restarts are stopped by a decision
        when: decision
        within: 2
    hint: That was you. Stop everything that nobody decided, and say so in the log.
  - id: pages-all-night
    title: The pager does not stop
    at: 12
    kind: message
    from: Second on call
    to: commander
    text: >-
      I am paged every minute for all 214. I can’t think. May I silence everything for half an hour? I know that we would miss a true one. I
      would do it now.
    expect:
      - what: The trade-off is decided with an end to it
        when: decision
        within: 4
    hint: Silence what, until when, and who looks at what with their own eyes meanwhile? All three belong in the decision.
  - id: riders
    title: Riders in the north
    at: 15
    unless: update
    kind: message
    from: Support
    to: communications lead
    text: People in the north pay and the lock stays shut. They try three times and pay three times. Somebody is filming. What do we say?
    expect:
      - what: An update goes out
        when: update
        within: 4
    hint: Which city, how often, what to do instead, that the money comes back if that is certain, and when you will say more.
  - id: sick
    title: The commander is not well
    at: 20
    kind: message
    from: Facilitator
    to: commander
    text: >-
      You have had a headache since noon. Now you see only half of the screen. You have to stop: tell the others in one sentence, and then say
      nothing more for ten minutes.
    expect:
      - what: Command passes to another person
        when: handoff
        within: 4
      - Somebody looks after the one who fell ill.
    hint: >-
      The deputy is there for this. If there can be no brief, command is taken, said aloud and logged: the record is the
      brief. And somebody goes and gets a glass of water. Alone, offer command to an invented deputy and accept.
    note: >-
      The one who falls ill really stays silent. Offering and accepting is good, taking command at once is good, too (it
      is what the record has a key for): then say yourself that the response was seen.
  - id: nobody-leads
    title: Silence
    at: 25
    unless: handoff
    kind: text
    from: Facilitator
    to: all
    text: Nobody has said anything for a minute. The next update is due, and no one is in command.
    expect:
      - what: Somebody takes command
        when: handoff
        within: 2
    hint: Anybody may. “I have command” is three words.
  - id: table-full
    title: The one among the 214
    at: 24
    kind: log
    from: Gateway north
    to: technical lead
    text: |
      connections   65,536 of 65,536
      dropped       31% of new ones
      oldest idle   9 h   (locks of this morning’s roll-out keep theirs open)
      spare gateway idle, takes a third in about 3 min
    expect:
      - what: A stopgap is begun
        when: mitigation
        within: 7
    hint: Emptying a table or moving a third of the locks. Which one can be taken back? You do not have to know why they stay open.
  - id: broker-says
    title: The monitoring team has a theory
    at: 28
    kind: message
    from: Monitoring team
    to: technical lead
    text: We have it! The disk of our broker is full. That explains all of it. We delete the old messages and then everything is fine, also in the north.
    expect:
      - what: Two faults are kept apart in the log
        when: hypothesis
        within: 5
      - Each of the two has its own lead.
    hint: Does a full disk of the monitoring keep a lock shut? Two things can be broken at once. Give each of them a lead.
  - id: city-hall
    title: City hall wants to know
    at: 33
    kind: message
    from: City hall, north
    to: commander
    text: Our mobility officer wants somebody responsible on the telephone at once. There is a street festival at six. How long will this take?
    expect:
      - The call is passed on within two minutes.
      - what: An estimate is given with what it rests on
        when: update
        within: 8
    hint: Three minutes for the spare gateway, when it was begun, and what you will see if it has worked. That is an estimate with its basis.
  - id: still-dropping
    title: Every second one
    at: 38
    unless: mitigation
    kind: alert
    from: Unlocks, counted by the app
    text: |
      north  unlocks that work  51%, falling
    expect:
      - what: The stopgap is begun
        when: mitigation
        within: 2
    hint: It does not wait for you. Move a third of the locks, and look.
  - id: north-rides
    title: The north rides again
    after: mitigation + 5
    kind: alert
    from: Unlocks, counted by the app
    text: |
      north  96%   south 97%   east 97%   west 98%
      alerts firing: 203 (monitoring still repeats itself)
    expect:
      - what: The impact is marked as stopped by unlocks and not by alerts
        when: mitigated
        within: 6
      - Somebody ends the silence, or says when it ends.
      - what: It is resolved by its criteria
        when: resolved
        within: 14
    hint: Customers ride, alerts ring. Which of the two is the criterion? And who switches on again what was silenced?
stop:
  - resolved
  - 60
debrief:
  - How did you decide what not to look at?
  - What happened in the two minutes after the commander stopped?
  - When did two faults become two in your heads?
  - Which of the 214 should never have existed, and who may take them out?
`;
