import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CTRL_HUB_JOBS } from '#core/providers/ctrl-hub/jobs.ts'
import { initialsOf, memberInWords } from '#core/providers/ctrl-hub/jobs/words.ts'
import { undecidedConnection, type ViewLine, type WizardAnswers } from '#core/providers/provider.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import type { CtrlHubKind } from '#shared/domain/ctrl-hub/document.ts'
import { needInWords, NEEDS } from '#shared/domain/needs-codes.ts'
import { expiryField } from '#shared/domain/psr-info.ts'
import { FILLED, ORGANISATION } from '../../support/filled-documents.ts'
import { change, remove } from '../../support/filled-switch.ts'

const connection = { ...undecidedConnection(documentedCodes(), false), organisation: ORGANISATION }

const idOf = (last: number) => `5a0d5c3e-9d57-4c0e-8a83-0d1a5c3b7e0${last}`
/** What the wizards keep of picked records; ids are those of the filled documents. */
const ANSWERS: WizardAnswers = {
  'property.id': idOf(9),
  'property.label': '12 Mill Lane, Leeds',
  'meter.id': idOf(1),
  'meter.label': '2012345678385',
  'member.id': idOf(3),
  'member.label': 'Niamh Byrne',
  'qualification.id': idOf(2),
  'qualification.label': 'Level 3 Gas Safety',
  'operation.id': idOf(5),
  'operation.label': 'OP-17 Meter exchange',
  'timeBand.id': idOf(6),
  'timeBand.label': 'Morning',
  'contact.id': idOf(7),
  'contact.label': 'Aoife Brannigan',
  zone: 'Europe/London',
}

const title = (kind: CtrlHubKind, body: unknown, answers: WizardAnswers | null = null) =>
  CTRL_HUB_JOBS[kind].title(body, answers)
const told = (lines: readonly ViewLine[]) => lines.map(({ label, value }) => `${label}: ${value}`)
const view = (kind: CtrlHubKind, body: unknown, answers: WizardAnswers | null = null) =>
  told(CTRL_HUB_JOBS[kind].redactedView(body, connection, answers))
const hiddenOf = (kind: CtrlHubKind, body: unknown) => {
  const job = CTRL_HUB_JOBS[kind]
  return told(job.hiddenView?.(job.encode(body, connection).body) ?? [])
}
const print = (kind: CtrlHubKind, body: unknown) =>
  CTRL_HUB_JOBS[kind].fingerprints(body).map(({ text }) => text)

describe('a title', () => {
  test.each([
    ['psr-record', 'PSR record for meter 5a0d…7e01', '12 Mill Lane, Leeds, meter ending 385'],
    ['qualification-award', 'Qualification award for member 5a0d…7e03', 'Niamh B.: Level 3 Gas Safety'],
    [
      'appointment',
      'Appointment for operation 5a0d…7e05, 31 October 2027',
      '12 Mill Lane, Leeds, 31 October 2027',
    ],
    ['interaction', 'Conversation with contact 5a0d…7e07', 'Conversation about 12 Mill Lane, Leeds'],
    ['contact', 'Contact N. N. B.', 'Contact N. N. B.'],
    ['account', 'Customer account of contact 5a0d…7e07', 'Customer account for 12 Mill Lane, Leeds'],
  ] as const)('of %s is made of ids, or of what was picked', (kind, bare, picked) => {
    expect(title(kind, FILLED[kind])).toBe(bare)
    expect(title(kind, FILLED[kind], ANSWERS)).toBe(picked)
  })

  test('uses what there is', () => {
    const { 'property.label': home, ...noHome } = ANSWERS
    expect(title('psr-record', FILLED['psr-record'], noHome)).toBe('PSR record for meter 5a0d…7e01')
    expect(title('psr-record', FILLED['psr-record'], { 'home.label': home ?? '' })).toBe(
      '12 Mill Lane, Leeds',
    )
    expect(title('appointment', FILLED.appointment, noHome)).toBe('OP-17 Meter exchange, 31 October 2027')
    expect(title('interaction', FILLED.interaction, noHome)).toBe('Conversation with A. B.')
    const byAccount = remove(FILLED.interaction, 'data.relationships.contact')
    expect(title('interaction', byAccount)).toBe('Conversation with account 5a0d…7e08')
    const half = { 'qualification.label': 'Level 3' }
    expect(title('qualification-award', FILLED['qualification-award'], half)).toBe(
      'Member 5a0d…7e03: Level 3',
    )
    expect(
      title('qualification-award', FILLED['qualification-award'], { 'member.label': 'Niamh Byrne' }),
    ).toBe('Niamh B.: qualification 5a0d…7e02')
  })

  test('takes no label of another record than the body’s', () => {
    const other = { ...ANSWERS, 'meter.id': idOf(8), 'member.id': idOf(8), 'qualification.id': idOf(8) }
    expect(title('psr-record', FILLED['psr-record'], other)).toBe('12 Mill Lane, Leeds')
    expect(title('qualification-award', FILLED['qualification-award'], other)).toBe(
      'Qualification award for member 5a0d…7e03',
    )
  })

  test('of what stands on a part that is still to come says so', () => {
    const account = change(FILLED.account, 'data.relationships.contacts.data.0.id', 'pending:abcd')
    expect(title('account', account)).toBe('Customer account of a new contact')
    const talk = change(FILLED.interaction, 'data.relationships.contact.data.id', 'pending:abcd')
    expect(title('interaction', talk)).toBe('Conversation with a new contact')
    expect(title('interaction', talk, ANSWERS)).toBe('Conversation about 12 Mill Lane, Leeds')
  })

  test('has the day of the home, and one line of 200 characters at most', () => {
    const late = change(FILLED.appointment, 'data.attributes.start_time', '2027-06-30T23:30:00Z')
    expect(title('appointment', late)).toContain('30 June 2027')
    expect(title('appointment', late, ANSWERS)).toContain('1 July 2027')
    const long = { 'property.label': `Flat 1\n${'x'.repeat(300)}` }
    expect(title('psr-record', FILLED['psr-record'], long)).toHaveLength(200)
    expect(title('psr-record', FILLED['psr-record'], long)).toMatch(/^Flat 1 x/)
  })

  test.each([
    ['Niamh Byrne', 'Niamh B.'],
    ['Niamh Mary Ní Bhriain', 'Niamh B.'],
    ['Byrne, Niamh', 'Niamh B.'],
    ['Byrne,', 'Byrne'],
    ['Niamh', 'Niamh'],
    ['Niamh Byrne (engineer)', 'Niamh B.'],
    ['Niamh Byrne <niamh@example.ie>', 'Niamh B.'],
    ['niamh@example.ie', 'A member'],
    ['', ''],
  ])('the member %j is %j', (label, words) => {
    expect(memberInWords(label)).toBe(words)
  })

  test.each([
    [['Niamh', 'Ní Bhriain'], 'N. N. B.'],
    [['', undefined, 'o’Neill'], 'O.'],
    [['niamh@example.ie'], ''],
    [['+353 87 123 4567'], ''],
    [['Élodie'], 'É.'],
  ])('the contact %j is %j', (names, words) => {
    expect(initialsOf(...names)).toBe(words)
  })
})

describe('what a receipt shows', () => {
  test('of a PSR record: home and meter, and that there are needs', () => {
    expect(view('psr-record', FILLED['psr-record'], ANSWERS)).toEqual([
      'Home: 12 Mill Lane, Leeds',
      'Meter: ••••••••••385',
      'Priority: Hidden',
      'Needs: 3, hidden',
    ])
    expect(view('psr-record', FILLED['psr-record'])).toEqual([
      'Meter: 5a0d…7e01',
      'Priority: Hidden',
      'Needs: 3, hidden',
    ])
    expect(view('psr-record', remove(FILLED['psr-record'], 'data.attributes'))).toEqual(['Meter: 5a0d…7e01'])
    expect(hiddenOf('psr-record', FILLED['psr-record'])).toEqual([
      'Priority: 2',
      'Need: Is blind (08)',
      'Need: Speaks or reads little or no English (17)',
      'Need: Is getting better after a hospital stay, for a time (33)',
      'Review date of need 33: 1 March 2027',
      'Language or communication need: Sorani',
      'Key safe: by the back door',
    ])
    const none = change(FILLED['psr-record'], 'data.attributes.extra_info', [
      { display_name: '', field: 'needs_codes', value: '' },
      { display_name: '', field: 'note', value: 'x' },
    ])
    expect(hiddenOf('psr-record', none)).toEqual(['Priority: 2', 'Needs: None', 'note: x'])
    expect(view('psr-record', none)).toContain('Needs: 0, hidden')
  })

  test('of an award: who, what and until when', () => {
    expect(view('qualification-award', FILLED['qualification-award'], ANSWERS)).toEqual([
      'Member: Niamh B.',
      'Qualification: Level 3 Gas Safety',
      'Status: assigned',
      'Due: 1 March 2027, 11:59pm',
    ])
    expect(view('qualification-award', FILLED['qualification-award'])).toEqual([
      'Member: 5a0d…7e03',
      'Qualification: 5a0d…7e02',
      'Status: assigned',
      'Due: 1 March 2027, 11:59pm (UTC)',
    ])
    expect(CTRL_HUB_JOBS['qualification-award']).not.toHaveProperty('hiddenView')
    const typed = change(FILLED['qualification-award'], 'data.attributes.status', 'Niamh is ill today')
    expect(view('qualification-award', typed)).toContain('Status: Hidden')
  })

  test('of an appointment: where and when, which of the two hours too', () => {
    expect(view('appointment', FILLED.appointment, ANSWERS)).toEqual([
      'Home: 12 Mill Lane, Leeds',
      'Operation: OP-17 Meter exchange',
      'Time band: Morning',
      'Starts: 31 October 2027, 1:30am (summer time)',
      'Ends: 31 October 2027, 5am',
      'Animals: No',
      'Medical dependency: Hidden',
      'On ECR: Hidden',
      'Notes: Hidden',
      'ECR notes: Hidden',
    ])
    expect(view('appointment', FILLED.appointment)).toEqual(
      expect.arrayContaining([
        'Operation: 5a0d…7e05',
        'Time band: 5a0d…7e06',
        'Starts: 31 October 2027, 1:30am (+01:00)',
        'Ends: 31 October 2027, 5am (UTC)',
      ]),
    )
    expect(hiddenOf('appointment', FILLED.appointment)).toEqual([
      'Medical dependency: Yes',
      'On ECR: Yes',
      'Notes: Ring the top bell.',
      'ECR notes: As agreed.',
    ])
    const animals = change(FILLED.appointment, 'data.attributes.animals', true)
    expect(view('appointment', animals)).toContain('Animals: Yes')
    const bare = remove(remove(FILLED.appointment, 'data.attributes.notes'), 'data.attributes.on_ecr')
    expect(view('appointment', bare).join()).not.toMatch(/,Notes|On ECR/)
    expect(hiddenOf('appointment', bare)).toEqual(['Medical dependency: Yes', 'ECR notes: As agreed.'])
  })

  test('of a conversation: with whom by initials, how and when', () => {
    expect(view('interaction', FILLED.interaction, ANSWERS)).toEqual([
      'Home: 12 Mill Lane, Leeds',
      'With: A. B.',
      'How: By telephone',
      'Direction: From the customer',
      'When: 20 November 2026, 10:15am',
      'Reached: Yes',
      'Status: completed',
      'Notes: Hidden',
    ])
    expect(hiddenOf('interaction', FILLED.interaction)).toEqual(['Notes: Has asked for the morning.'])
    const typed = change(FILLED.interaction, 'data.attributes.method', 'Niamh rang, she is ill')
    expect(view('interaction', typed)).toContain('How: Hidden')
    const phone = { 'contact.label': '+353 87 123 4567' }
    expect(view('interaction', FILLED.interaction, phone)).toContain('With: contact 5a0d…7e07')
  })

  test('of a contact: initials', () => {
    expect(view('contact', FILLED.contact, ANSWERS)).toEqual([
      'Contact: N. N. B.',
      'Association: occupier',
      'E-mail: Hidden',
      'Telephone: Hidden',
    ])
    expect(hiddenOf('contact', FILLED.contact)).toEqual([
      'Name: Mrs Niamh Ní Bhriain',
      'E-mail: niamh@example.ie',
      'Telephone: +353 87 123 4567',
    ])
  })

  test('of an account: how many', () => {
    expect(view('account', FILLED.account, ANSWERS)).toEqual([
      'Home: 12 Mill Lane, Leeds',
      'Contacts: 2',
      'Homes: 1',
    ])
    expect(view('account', {})).toEqual(['Contacts: 0', 'Homes: 0'])
  })
})

describe('nothing about health is in a title or in what a receipt shows', () => {
  const codes = NEEDS.map(({ code }) => code)
  /** A record with these needs, and everything else of the needs besides. */
  const record = (needs: readonly string[], words: string, priority: number) =>
    change(change(FILLED['psr-record'], 'data.attributes.priority', priority), 'data.attributes.extra_info', [
      { display_name: words, field: words, value: words },
      { display_name: 'Needs codes', field: 'needs_codes', value: needs.join(',') },
      ...needs.map((code) => ({ display_name: code, field: expiryField(code), value: '2027-03-01' })),
      { display_name: words, field: 'needs_text_17', value: words },
    ])
  const answers = fc.constantFrom(null, ANSWERS)

  test('whichever needs, they read the same', () => {
    const anyNeeds = fc.integer({ min: 0, max: codes.length }).chain((length) => {
      const some = fc.shuffledSubarray(codes, { minLength: length, maxLength: length })
      return fc.tuple(some, some)
    })
    fc.assert(
      fc.property(
        anyNeeds,
        fc.string(),
        fc.integer({ min: 0, max: 3 }),
        answers,
        ([one, other], words, priority, given) => {
          const [a, b] = [record(one, 'some words', 0), record(other, words, priority)]
          expect(title('psr-record', a, given)).toBe(title('psr-record', b, given))
          expect(view('psr-record', a, given)).toEqual(view('psr-record', b, given))
          for (const code of one) expect(hiddenOf('psr-record', a)).toContain(`Need: ${needInWords(code)}`)
        },
      ),
    )
  })

  test('nor a code or word of them, in the title and the lines', () => {
    // Ids of letters alone, so that a code cannot be found in them by chance.
    const letters = 'abcdefab-abcd-abcd-abcd-abcdefabcdef'
    for (const { code, words, name } of NEEDS) {
      const body = change(record([code], 'Sorani', 1), 'data.relationships.meter.data.id', letters)
      const shown = [title('psr-record', body), ...view('psr-record', body)].join('\n')
      for (const health of [code, words, name, 'Sorani', '2027']) expect(shown).not.toContain(health)
    }
  })

  test('whatever is said of a visit, it reads the same', () => {
    const said = (yes: boolean, notes: string) =>
      ['medical_dependency', 'on_ecr'].reduce(
        (body, name) => change(body, `data.attributes.${name}`, yes),
        ['notes', 'on_ecr_notes'].reduce(
          (body, name) => change(body, `data.attributes.${name}`, notes),
          FILLED.appointment,
        ),
      )
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), answers, (notes, given) => {
        const [a, b] = [said(true, notes), said(false, 'x')]
        expect(title('appointment', a, given)).toBe(title('appointment', b, given))
        expect(view('appointment', a, given)).toEqual(view('appointment', b, given))
      }),
    )
  })
})

describe('a fingerprint', () => {
  /** What changes it, and what does not. */
  const CASES: readonly (readonly [CtrlHubKind, path: string, value: unknown, isOther: boolean])[] = [
    ['psr-record', 'data.relationships.meter.data.id', idOf(9), true],
    ['psr-record', 'data.attributes.extra_info.0.value', '08,17', true],
    ['psr-record', 'data.attributes.extra_info.0.value', '33, 17,08,08', false],
    ['psr-record', 'data.attributes.extra_info.1.value', '2028-01-01', false],
    ['psr-record', 'data.attributes.priority', 0, false],
    ['qualification-award', 'data.relationships.user.data.id', idOf(9), true],
    ['qualification-award', 'data.relationships.qualification.data.id', idOf(9), true],
    ['qualification-award', 'data.attributes.due', '2027-03-01T23:59:58Z', true],
    ['qualification-award', 'data.attributes.due', '2027-03-02T00:59:59+01:00', false],
    ['qualification-award', 'data.attributes.status', 'other', false],
    ['appointment', 'data.relationships.operation.data.id', idOf(9), true],
    ['appointment', 'data.attributes.start_time', '2027-10-31T01:30:00Z', true],
    ['appointment', 'data.attributes.start_time', '2027-10-31T00:30:00Z', false],
    ['appointment', 'data.attributes.end_time', '2027-10-31T06:00:00Z', false],
    ['interaction', 'data.relationships.contact.data.id', idOf(1), true],
    ['interaction', 'data.relationships.account.data.id', idOf(1), true],
    ['interaction', 'data.relationships.property.data.id', idOf(1), true],
    ['interaction', 'data.attributes.date_time', '2026-11-20T10:16:00Z', true],
    ['interaction', 'data.attributes.date_time', '2026-11-20T11:15:00+01:00', false],
    ['interaction', 'data.attributes.method', 'sms', true],
    ['interaction', 'data.attributes.notes', 'other', false],
    ...['association', 'salutation', 'first_name', 'last_name', 'email', 'telephone'].map(
      (name) => ['contact', `data.attributes.${name}`, 'other', true] as const,
    ),
    ['contact', 'data.attributes.last_name', ' ní  BHRIAIN ', false],
    ['account', 'data.relationships.contacts.data.0.id', idOf(2), true],
    ['account', 'data.relationships.properties.data.0.id', idOf(2), true],
  ]

  test.each(CASES)('%s: with %s as %j', (kind, path, value, isOther) => {
    const [before, after] = [print(kind, FILLED[kind]), print(kind, change(FILLED[kind], path, value))]
    expect(before).toHaveLength(1)
    if (isOther) expect(after).not.toEqual(before)
    else expect(after).toEqual(before)
  })

  test('of an account is the same in any order', () => {
    const one = (id: number) => ({ type: 'contacts', id: idOf(id) })
    const turned = change(FILLED.account, 'data.relationships.contacts.data', [one(1), one(7)])
    expect(print('account', turned)).toEqual(print('account', FILLED.account))
  })

  test('stops a second one, and names a member of the body', () => {
    for (const job of Object.values(CTRL_HUB_JOBS)) {
      const [fingerprint] = job.fingerprints(FILLED[job.kind])
      expect(fingerprint?.warning).toBeNull()
      expect(fingerprint?.path).toMatch(/^data\.(attributes|relationships)\.[a-z_]+$/)
    }
  })

  test('two lists are never the same text by chance', () => {
    const talk = (contact: string, account: string) =>
      change(
        change(FILLED.interaction, 'data.relationships.contact.data.id', contact),
        'data.relationships.account.data.id',
        account,
      )
    expect(print('interaction', talk('a","b', 'c'))).not.toEqual(print('interaction', talk('a', 'b","c')))
  })
})

describe('what is sent in order, and for whom', () => {
  const home = (kind: CtrlHubKind, body: unknown) => CTRL_HUB_JOBS[kind].home(body)
  const person = (kind: CtrlHubKind, body: unknown) => CTRL_HUB_JOBS[kind].person(body)

  test('is by meter, member, operation, or home', () => {
    const homes = Object.values(CTRL_HUB_JOBS).map((job) => job.home(FILLED[job.kind]))
    expect(homes.slice(0, 3)).toEqual([
      `["meter","${idOf(1)}"]`,
      `["member","${idOf(3)}"]`,
      `["operation","${idOf(5)}"]`,
    ])
    // A conversation and an account of one home are of one home.
    expect(home('account', FILLED.account)).toBe(home('interaction', FILLED.interaction))
    const [talk, account] = [
      remove(FILLED.interaction, 'data.relationships.property'),
      remove(FILLED.account, 'data.relationships.properties'),
    ]
    expect(home('interaction', talk)).toBe(`["contact","${idOf(7)}","${idOf(8)}"]`)
    expect(home('account', account)).toBe(`["contact","${idOf(7)}",null]`)
    expect(home('contact', FILLED.contact)).toBe('["contact","niamh","ní bhriain"]')
  })

  test('is for a member or a contact where the body says one', () => {
    expect(person('qualification-award', FILLED['qualification-award'])).toContain(idOf(3))
    expect(person('interaction', FILLED.interaction)).toContain(idOf(7))
    expect(person('contact', FILLED.contact)).toContain('bhriain')
    expect(person('account', FILLED.account)).toContain(idOf(7))
    expect(person('psr-record', FILLED['psr-record'])).toBe('')
    expect(person('appointment', FILLED.appointment)).toBe('')
  })
})
