/** The words of the pieces that ask for something. */
export const fields = {
  date: {
    day: 'Day',
    month: 'Month',
    year: 'Year',
    todayKey: 'T: today',
  },
  file: {
    kilobytes: (size: number) => `${size} KB`,
    megabytes: (size: string) => `${size} MB`,
    orDrop: 'or drop it here',
  },
  photo: {
    label: 'Meter photo',
    hideWhich: (label: string) => `Hide photo: ${label}`,
    hide: 'Hide photo',
    gone: (label: string) => `${label}: it is not kept any more.`,
    reading: 'Reading the photo…',
    failed: 'The photo cannot be shown',
    showWhich: (label: string) => `Show photo: ${label}`,
    show: 'Show photo',
  },
  optional: '(optional)',
  reading: {
    useClosing: (reading: string, date: string) => `Use closing read ${reading} (${date})`,
    last: 'Last known reading',
  },
  meterNumber: {
    digits: (digits: number) => `${digits} digits`,
    digitsOnly: 'Digits only: take out letters and signs',
    oneMissing: '1 digit missing',
    missing: (count: number) => `${count} digits missing`,
    oneTooMany: '1 digit too many',
    tooMany: (count: number) => `${count} digits too many`,
    wellFormed: 'Well formed',
  },
  picker: {
    changeWhich: (label: string) => `Change: ${label}`,
    change: 'Change',
    removeWhich: (label: string) => `Remove: ${label}`,
    remove: 'Remove',
    code: 'Code',
    failed: 'Could not look',
    again: 'Try again',
    more: 'Show more',
    none: 'There is nothing to choose here yet',
    cannotSearch:
      'Ctrl Hub cannot search this list. What is loaded is narrowed as you type; Show more loads more.',
    looking: 'Looking…',
    noneShown: 'None shown, and there are more',
    nothing: 'Nothing found',
    shownOfMore: (count: number) => `${count} shown, and there are more`,
    shown: (count: number) => `${count} shown`,
    notLoaded: {
      title: (typed: string) => `Nothing loaded so far has “${typed}”`,
      text: 'Show more, or type something else.',
    },
    notFound: {
      title: (typed: string) => `Nothing found for “${typed}”`,
      text: 'Check the spelling, or type less of it.',
    },
  },
}
