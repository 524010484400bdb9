/** A first exercise, for people who are new to roles. */
export const firstSteps = `title: The timetable page is slow
about: A travel site answers late in the morning rush. Half an hour, for people who have never held a role.
level: 1
minutes: 30
players: 2 to 5
solo: yes
roles: [commander, technical lead, communications lead, scribe]
objectives:
  - Somebody says aloud that they are in command, within two minutes.
  - Each role is held by a person who knows what it asks of them.
  - One update goes out that says what travellers see and when the next word comes.
  - Something is done about the slowness before anybody knows its cause.
brief: >-
  You run the web site of a regional tram and bus network. People look up connections on it; tickets are sold
  elsewhere. It is a quarter past seven on a wet Tuesday, the busiest hour of the week. You have a web tier of eight
  servers, a cache in front of a timetable database, and a configuration store that any engineer may change. You can ask the
  facilitator for any graph or log; say what you look at. Take your time: this one is for trying out the roles. One
  person may hold several.
start:
  title: Timetable page answers in 9 seconds
  severity: sev3
  services: [timetable]
  found by: monitoring
  started: 4
severity: sev2
story: >-
  Yesterday evening a setting for the cache was tidied up. A value that had been written as 300 seconds became 300
  milliseconds, because the new field counts in milliseconds and nothing says so. The cache has forgotten everything
  at once ever since. At night nobody noticed; in the rush every question reaches the database. Putting the old value back, or
  serving yesterday’s stored pages, helps within two minutes. More servers make it worse: they ask the database
  more often.
injects:
  - id: slow-page
    title: "Alert: timetable page is slow"
    at: 0
    kind: alert
    from: Monitoring
    text: |
      FIRING  TimetableLatencyHigh
      service=timetable  percentile=95
      value=9.1s  threshold=2s  for=4m
    expect:
      - what: Somebody takes command and says so
        when: commander
        within: 3
      - what: The alert is acknowledged
        when: acknowledged
        within: 5
    hint: >-
      Somebody has to go first. Say “I am the incident commander”, put your name into the role, and let the log know.
      You need not be the most senior, and you need no idea yet of what is wrong.
    note: Give them a full minute of silence if they need it. If nobody moves, use the hint.
  - id: many-travellers
    title: Travellers write
    at: 3
    kind: message
    from: Support
    to: communications lead
    text: >-
      Forty messages in ten minutes, normally it is two. “The page spins and spins.” “I see a white screen at the
      stop.” Some say it works on the second try. What do we answer?
    expect:
      - what: All roles have names
        when: all roles
        within: 6
      - what: The severity is compared with its criteria and raised
        when: severity sev2
        within: 8
    hint: >-
      Read the criteria of the severities side by side. Many people are affected in the busiest hour: is that still a
      minor degradation? Whoever leads decides, and the reason goes into the log.
  - id: everybody-looks
    title: Three people open the same graph
    at: 6
    kind: text
    from: Facilitator
    to: commander
    unless: all roles
    text: >-
      Three engineers have joined the call. All three have opened the same graph of the database, and each talks about
      another line of it.
    expect:
      - what: The commander gives each person one task, with a time
        when: all roles
        within: 4
    hint: One person, one task, one time. “Ben, look at the cache, five minutes” is a task. “Can somebody check” is nobody’s.
  - id: graph-of-database
    title: The database is busy
    at: 8
    kind: log
    from: Database graphs
    to: technical lead
    text: |
      timetable-db  cpu=97%  queries/s=8400  (same hour last week: 610)
      cache         hits=3%  (same hour last week: 94%)
      web           cpu=22%  all eight servers healthy
    expect:
      - what: The scribe writes it down as a finding with its source
        when: finding
        within: 4
      - Somebody says what changed since last week, instead of looking deeper.
    hint: >-
      Two numbers differ from last week by a factor of thirty or more. Ask what changed lately before asking why.
    note: Whoever asks for the list of changes gets the inject about the tidied setting at once.
  - id: more-servers
    title: An idea from the next room
    after: finding + 1
    kind: message
    from: Engineering manager
    to: commander
    text: We have budget for twenty more web servers. Shall I just start them? Takes one click. I am clicking in a minute.
    expect:
      - what: The commander decides yes or no and the log shows why
        when: decision
        within: 4
    hint: >-
      Will more servers ask the database less? A commander may say no to a manager. Decide, give the reason in one
      sentence, and let the scribe record it.
    note: If they say yes, the database reaches its limit of connections and the page shows errors for two minutes.
  - id: no-word-yet
    title: A radio station calls
    at: 14
    unless: update
    kind: message
    from: Local radio
    to: communications lead
    text: Listeners say your timetable is broken. We are on air in five minutes. Is there anything official?
    expect:
      - what: A first update goes out
        when: update
        within: 5
    hint: >-
      You know enough for a first word: what travellers see, since when, that you are at work on it, and at what time
      the next word comes. You do not need the cause.
  - id: tidied-setting
    title: The list of changes
    at: 13
    kind: log
    from: Configuration store
    to: technical lead
    text: |
      yesterday, late   cache/lifetime   "300"  ->  removed
      yesterday, late   cache/lifetimeMs  added    "300"
      comment: tidy up names, no change in behaviour
    expect:
      - what: A stopgap is begun before the cause is proven
        when: mitigation
        within: 5
    hint: >-
      You need not be sure. Putting yesterday’s value back is safe, quick, and can be taken back. Say that you start it, and
      decide before you do.
    note: Serving yesterday’s stored pages is as good an answer. Either works within two minutes.
  - id: still-slow
    title: Still slow
    at: 20
    unless: mitigation
    kind: message
    from: Support
    to: all
    text: A hundred and ten messages now. Drivers are asked about connections at every stop. Is anybody doing something?
    expect:
      - what: A stopgap is begun
        when: mitigation
        within: 3
    hint: "Ask the group one question: what can we do in the next two minutes that makes it less bad, whatever the cause?"
  - id: better
    title: The curve bends
    after: mitigation + 2
    kind: alert
    from: Monitoring
    text: |
      timetable  percentile=95  value=1.3s, falling
      cache  hits=71%, rising
    expect:
      - what: The impact is marked as stopped once a measurement says so
        when: mitigated
        within: 4
      - what: The exit is decided by something that can be measured
        when: resolved
        within: 10
    hint: >-
      Mitigated means that travellers are no longer affected, by a measurement. Resolved means that it stays so. Which number,
      for how many minutes, would convince you?
stop:
  - resolved
  - 30
debrief:
  - When did you know who was in command? How?
  - Which sentence of the update would you write in another way now?
  - What did you do before you knew the cause, and what had kept you from doing it sooner?
  - What would have made the tidied setting visible to you in the first minute?
`;
