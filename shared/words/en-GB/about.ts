/** The page about Handover itself. */
export const about = {
  heading: 'About Handover',
  lead: 'Hands a home’s utilities over with its keys.',
  versionsNotShown: 'The versions cannot be shown',
  diagnostics: {
    before: 'For whoever helps you,',
    settings: 'Settings',
    after: 'has all diagnostics to copy.',
  },
  licence: {
    heading: 'Licence',
    copyright: '© 2026 The Handover authors.',
    text: 'Handover is free software under the MIT licence: anybody may use it, change it and pass it on. It comes without any warranty.',
  },
  licences: {
    heading: 'Licences of what it is built on',
    loading: 'Reading the licences…',
    find: { label: 'Find a licence', hint: 'By the name of a package, or by words of its licence.' },
    count: (shown: number, all: number) =>
      shown === all ? `${all} licences` : `${shown} of ${all} licences`,
    nothing: 'No licence has these words.',
    notShown: {
      title: 'The licences cannot be shown',
      text: 'This copy of Handover came without them, or they could not be read. Installing it again brings them back.',
      retry: 'Try again',
    },
  },
}
