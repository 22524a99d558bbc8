/** The words of the Appointments page. */
export const appointments = {
  bar: {
    week: {
      before: 'Previous week',
      after: 'Next week',
      name: 'Week',
    },
    day: {
      before: 'Previous day',
      after: 'Next day',
      name: 'Day',
    },
    today: 'Today',
    view: 'Shown',
    again: 'Read again',
    saveWeek: 'Save this week to a calendar',
  },
  visits: {
    shown: (title: string, count: number) => `${title}: ${count === 1 ? '1 visit' : `${count} visits`}`,
    reading: 'Reading what is booked…',
    incomplete: {
      title: 'Not all visits could be read',
      text: 'Ctrl Hub has more than Handover reads at once. What stands here may not be everything.',
    },
    noneInWeek: 'No visits are booked this week',
    clock:
      'Times are by the clock in the United Kingdom and Ireland, which show the same. Notes, and what is known about health, are not shown here and not put into calendar files.',
    noneOnDay: 'No visits are booked on this day',
  },
  visit: {
    saveWhich: (save: string, work: string, day: string, time: string) => `${save}: ${work}, ${day}, ${time}`,
    saveToCalendar: 'Save to a calendar',
    save: 'Save',
    unnamed: 'An operation that Ctrl Hub does not name',
  },
  page: {
    title: 'Appointments',
    lead: 'The visits that are booked, by the clock at the homes.',
    readingConnections: 'Reading your connections…',
    noConnection: {
      title: 'Visits are booked in Ctrl Hub',
      text: 'Add a connection to it, and this page shows what is booked, day by day.',
      add: 'Add a connection',
    },
    connection: 'Connection',
  },
  book: 'Book a visit',
  week: {
    today: 'Today',
    free: 'No visits',
  },
  undated: {
    title: 'Visits whose time could not be read',
    text: 'Ctrl Hub gave no start or end that Handover understands. Look these up there:',
    one: (id: string) => `The visit ${id}`,
  },
}
