/** The people that Handover knows: their list, and the page of one. */
export const people = {
  /** What somebody is to a home. */
  roles: {
    tenant: 'Tenant',
    landlord: 'Landlord',
    purchaser: 'Purchaser',
    other: 'Known from something that was sent',
  },
  list: {
    heading: 'People',
    lead: 'Tenants, landlords and purchasers of what you sent.',
    loading: 'Reading the people…',
    failed: 'The people could not be read',
    retry: 'Try again',
    filter: 'Name, telephone or e-mail',
    count: (people: number) => (people === 1 ? '1 person' : `${people.toLocaleString('en-GB')} people`),
    none: {
      title: 'People come here by themselves',
      text: 'Whoever is named in something you send is kept here, so that nobody is typed twice.',
      start: 'Start something new',
    },
    notFound: {
      title: (typed: string) => `Nobody found for “${typed}”`,
      text: 'Type the beginning of the first or last name.',
    },
  },
  page: {
    heading: 'Person',
    loading: 'Reading what is known…',
    failed: 'This person could not be read',
    retry: 'Try again',
    outOfDate: 'This page may be out of date',
    unknown: {
      title: 'This person is not known here',
      text: 'Their data may have been erased.',
      back: 'Go to People',
    },
    restricted: {
      title: 'Nothing more is done with this person’s data',
      text: 'They objected, or asked for it to be restricted. It is kept, and used for nothing new.',
    },
    tenancies: 'Tenancies',
    since: (start: string) => `Since ${start}`,
    between: (start: string, end: string) => `${start} to ${end}`,
    withOthers: (dates: string) => `${dates} · with others`,
    owns: { heading: 'Landlord of', label: 'Homes of this landlord' },
    noHome: 'No home is known for this person yet.',
  },
  facts: {
    heading: 'This person',
    change: 'Change',
    changeWhat: 'what is known of this person',
    labels: {
      title: 'Title',
      firstName: 'First name',
      lastName: 'Last name or company',
      phone: 'Telephone',
      email: 'E-mail',
      dateOfBirth: 'Date of birth',
    },
    /** What the button beside it changes. */
    changes: {
      title: 'the title',
      firstName: 'the first name',
      lastName: 'the last name or company',
      phone: 'the telephone',
      email: 'the e-mail',
      dateOfBirth: 'the date of birth',
    },
    nameMissing: 'Enter a first or a last name.',
    birthWrong: 'The date of birth is not a real date. Check its day, month and year.',
    onlyHere: 'Changed here only: what was sent stays as it was sent.',
    save: 'Save',
    saved: 'Saved.',
    notSaved: 'Not saved',
    cancel: 'Cancel',
  },
}
