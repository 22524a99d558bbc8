/** The Settings page. */
export const settings = {
  title: 'Settings',
  index: 'Parts of the settings',
  parts: {
    you: 'You',
    look: 'Look and language',
    notifications: 'Notifications',
    privacy: 'Privacy',
    backup: 'Backup',
    office: 'Office',
    about: 'About',
  },
  notKept: 'Not kept',
  asComputer: 'As the computer',
  theme: { label: 'Light or dark', light: 'Light', dark: 'Dark' },
  textSize: {
    label: 'Text size',
    hint: 'Everything grows with it: the fields, the buttons and the space between them.',
    percent: (size: number) => `${size} %`,
  },
  language: {
    label: 'Language',
    hint: 'Which words are used, such as postcode or Eircode.',
  },
  country: {
    label: 'Where most of your homes are',
    hint: 'A new switch begins with this country, and it can be changed there for each home.',
    ask: 'Ask me each time',
    names: { IE: 'Ireland', 'GB-NIR': 'Northern Ireland', GB: 'Great Britain' },
  },
  dates: {
    label: 'How dates are written',
    hint: 'Letters and receipts keep the month in words, so that nobody reads 4 March as 3 April.',
  },
  notifications: {
    lead: {
      desktop:
        'Your computer tells you while you work in another window. No name is ever shown, because others may see the screen.',
      browser:
        'Your browser tells you while you work in another window, once you have allowed it on the page of a batch. No name is ever shown.',
    },
    label: 'Tell me when',
    done: 'everything of a batch is sent',
    attention: 'something needs my attention',
  },
  about: 'About Handover: version and licences',
}
