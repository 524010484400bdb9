/** One of two regions goes dark. */
export const regionLoss = `title: Half of the map goes dark
about: One of two regions of a ticket seller stops answering, on the day of a large sale.
level: 3
minutes: 90
players: 4 to 8
solo: yes
roles: [commander, deputy, technical lead, communications lead, scribe]
objectives:
  - Moving customers away comes before asking the provider why.
  - What to switch off is decided when there is not room for all.
  - The record is good enough for somebody else to go on from it.
  - Coming back is decided by criteria, not by relief.
brief: >-
  You sell tickets for concerts and matches from two regions, west and east, rented from one provider. Each customer belongs to
  one of them. Each region normally runs at 45 per cent, and can take about 65 per cent of the whole with everything
  switched on. Orders are copied to the other region within seconds, queues for popular sales are not. At
  noon, in forty minutes, the largest sale of the year begins.
start:
  title: Region west does not answer
  severity: sev1
  services: [tickets, queue, search]
  found by: monitoring
  started: 3
severity: sev1
story: >-
  The provider is changing the power supply of the building in the west; a second feed failed during that. Their status page stays
  green for half an hour because it is served from the same building and shows the last state it knew. The east can
  take all customers only if recommendations, the seat-map previews and the nightly reports, which somebody started late,
  are off. The share that copies orders lags by 90 seconds. Power returns at about minute 50, fails again at 62, and stays
  from 70 onwards. Whoever moves customers back at minute 50 moves them twice.
injects:
  - id: west-silent
    title: "Alert: region west is silent"
    at: 0
    kind: alert
    from: Monitoring (east)
    text: |
      FIRING  RegionUnreachable  region=west  probes failing=9/9  for=3m
      FIRING  OrdersBelowForecast  region=west  value=0/min  forecast=310/min
      ok      region=east  load=47%
    expect:
      - what: A commander is named
        when: commander
        within: 2
      - what: Roles and a deputy are filled
        when: all roles
        within: 6
      - what: The people on call are paged
        when: page
        within: 6
    hint: Commander, deputy, technical lead, communications, scribe. In a minute there will be twenty people on this call; decide now who speaks.
  - id: provider-green
    title: The provider’s page is green
    at: 3
    kind: message
    from: Cloud team
    to: technical lead
    text: All services of the provider are green, in both regions. So it is us. I would look at last night’s network change before we move anything.
    expect:
      - what: A stopgap is decided without waiting for the cause
        when: decision
        within: 7
    hint: >-
      Nine of nine probes against one green page. If you move customers to the east and it was your own network change, what have
      you lost? If you wait and it was not, what then?
    note: The page is served from the building that has lost its power.
  - id: room-for-all
    title: There is not room for all
    after: decision + 2
    kind: log
    from: Capacity sheet
    to: technical lead
    text: |
      east now                     47%
      + customers of west          +44%
      + sale at noon, by forecast  +22%
      can be switched off: recommendations 8%, seat previews 11%, reports 6%
      more machines in east: about 10% in 25 min, at nine times the usual price
    expect:
      - what: What is switched off is decided and the price is said
        when: decision
        within: 8
      - what: The move to the east begins
        when: mitigation
        within: 10
    hint: Add the lines up. Then decide what customers can do without at noon, and whether ten per cent are worth nine times the price. Both are decisions.
  - id: customers-west
    title: Half of the customers ask
    at: 11
    unless: update
    kind: message
    from: Support
    to: communications lead
    text: Everyone from the west gets a white page. They think the sale is off. Some are booking trains home. Tell us something.
    expect:
      - what: A first update goes to customers
        when: update to customers
        within: 4
    hint: What works, what does not, whether noon stands, and when you will say more. If you do not know about noon, say when you will.
  - id: move-or-wait
    title: Nobody has moved them
    at: 15
    unless: mitigation
    kind: message
    from: Product owner
    to: commander
    text: It is twenty-five to. What are we waiting for?
    expect:
      - what: The move is begun
        when: mitigation
        within: 4
    hint: Ask for strong objections to moving now, by name. Silence is consent.
  - id: ninety-seconds
    title: Orders of ninety seconds
    at: 18
    kind: log
    from: Copying of orders
    to: technical lead
    text: |
      west -> east   last order seen 92 s before west fell silent
      about 460 orders were paid and are not in east
    expect:
      - what: It is in the log as a finding and as a risk
        when: risk
        within: 6
      - Somebody makes sure that these seats are not sold a second time.
    hint: Paid, and unknown in the east. What happens if the same seats are sold there at noon? Who can hold them back?
  - id: postpone
    title: Shall the sale begin?
    at: 22
    kind: message
    from: Head of sales
    to: commander
    text: >-
      I need a decision on noon. Postponing costs us the artist’s goodwill and some money. Beginning and failing costs us the year.
      You are the commander, so it is yours. Are you sure it will hold?
    expect:
      - what: It is decided with what it rests on and what would change it
        when: decision
        within: 8
      - what: Those affected are told
        when: update
        within: 12
    hint: >-
      Nobody is sure. Say what you know, what you would need to see by when, and what you do if you do not see it. A half-hour’s delay
      announced early is cheaper than one that happens.
  - id: press
    title: A newspaper has heard it from the provider
    at: 28
    kind: message
    from: Newspaper
    to: communications lead
    text: The provider tells us that a customer “made a mistake with its settings”. Was that you? We publish in ten minutes either way.
    expect:
      - No cause is named and nobody is blamed; the status page is the one place to look.
    hint: You know what customers see and what you do about it. That is all you have to say to anybody.
  - id: commander-called
    title: The commander has to leave
    at: 34
    kind: message
    from: The board’s office
    to: commander
    text: >-
      You are wanted in the crisis meeting of the board, now, for an hour. Somebody else has to lead. This is not a question.
    expect:
      - what: Command is handed over with a brief and accepted
        when: handoff
        within: 7
    hint: >-
      What customers see, what was tried, what is running and who is on it, when the next update is due. Offer it; it has passed when
      the other one has accepted and everybody has heard it. Alone, offer it to an invented deputy and accept in their name.
  - id: who-leads
    title: Two people give orders
    at: 42
    unless: handoff
    kind: text
    from: Facilitator
    to: all
    text: Two people have just given opposite instructions about the queue. Both thought that they were in command.
    expect:
      - what: It is said aloud who is in command
        when: handoff
        within: 4
    hint: "Stop, and ask: who is in command? One name, in the log, now."
  - id: power-returns
    title: The west is back
    at: 50
    kind: alert
    from: Monitoring (east)
    text: |
      RESOLVED  RegionUnreachable  region=west  probes ok=9/9
      provider: "Power has been restored. We are monitoring the situation."
    expect:
      - what: Criteria for going back are written down before anybody moves
        when: criterion
        within: 8
    hint: Back since when, and what would convince you that it stays? What does it cost to remain where you are for half an hour more?
    note: If they move back now, give the next inject early and tell them that everybody was thrown out once more.
  - id: power-fails
    title: The west is gone again
    after: inject power-returns + 12
    kind: alert
    from: Monitoring (east)
    text: |
      FIRING  RegionUnreachable  region=west  probes failing=9/9
      tickets  region=east  load=91%  queue=holding
    expect:
      - what: Those who wait are told whether it concerns them
        when: update
        within: 6
      - Nobody says “we were lucky” without writing down what it was that held.
    hint: If you stayed in the east, almost nothing has happened. Say that in the update; it is good news that nobody else knows.
  - id: stays
    title: Eight minutes of quiet
    after: inject power-fails + 8
    kind: alert
    from: Monitoring (east)
    text: |
      west   probes ok=9/9   both feeds on, for 8 min
      east   load=84%, falling   orders at forecast
    expect:
      - what: The impact is marked as stopped
        when: mitigated
        within: 5
      - what: It is resolved by the criteria, and what is left has an owner
        when: resolved
        within: 14
    hint: Customers can buy. Is that the end of the impact? And is being in one region only a state in which you go home?
stop:
  - resolved
  - 90
debrief:
  - What did you wait for, and what did the waiting cost?
  - How was it decided what to switch off? Who would have objected, had they been asked?
  - Which part of the brief did the second commander miss?
  - What kept you from going back at minute fifty, or what made you?
`;
