/** What is said of sign-in details. */
export const secret = {
  how: 'How it signs in',
  serviceAccount: {
    label: 'Service account (recommended)',
    hint: 'A key for programs. Your Ctrl Hub administrator makes one under Admin, IAM, Service Accounts.',
  },
  person: {
    label: 'A person’s e-mail and password',
    hint: 'What is sent is then in that person’s name. Only where no second factor is asked for.',
  },
  email: 'E-mail address',
  password: 'Password',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  username: {
    label: 'User name',
    hint: 'One of Yeti’s admin users. It may do everything there, so best have one made for Handover alone.',
  },
  sitePrefix: {
    label: 'Site prefix',
    hint: '4 characters. Your agency has it from Acquaint.',
  },
  appPassword: 'App password',
  missing: {
    username: 'Enter the user name that signs in',
    yetiPassword: 'Enter the password for this user name',
    emailPassword: 'Enter the password for this e-mail address',
    clientId: 'Enter the client id: the first part of the service account’s key',
    clientSecret: 'Enter the client secret: the second part of the service account’s key',
    sitePrefix: 'Enter the site prefix: 4 characters, from your agency',
    appPassword: 'Enter the app password',
    email: 'Enter the e-mail address that signs in',
  },
  wrong: {
    sitePrefix: (length: number) =>
      `The site prefix has 4 characters, and this has ${length}. Check it with your agency`,
    email: 'This is not an e-mail address. It is written like name@example.com',
  },
  locked: 'Locked away when you save, and never shown again. Pasting works.',
  of: {
    acquaint: {
      heading: 'Password',
      deleted: 'The site prefix and the app password were deleted',
      belong:
        'They belong to the address they were entered for, and this connection has another one now. Enter those for the new address. Until then nothing is sent through it.',
      refused: 'They refused the password',
      ask: 'What is to be sent waits here until it is put right. Ask your agency for the present one, then replace it.',
      keep: 'Keep the new password',
      keepFirst: 'Keep the password',
      done: 'The new password is kept. Test the connection to see that it works.',
    },
    'ctrl-hub': {
      heading: 'Sign-in details',
      deleted: 'The sign-in details were deleted',
      belong:
        'They belong to the addresses they were entered for, and this connection has another one now. Enter those for the new address. Until then nothing is sent through it.',
      refused: 'Ctrl Hub refused the sign-in details',
      ask: 'What is to be sent waits here until it is put right. Your Ctrl Hub administrator can see whether the key still holds, and make another.',
      keep: 'Keep the new sign-in details',
      keepFirst: 'Keep the sign-in details',
      done: 'The new sign-in details are kept. Test the connection to see that they work.',
    },
    yeti: {
      heading: 'Sign-in details',
      deleted: 'The user name and the password were deleted',
      belong:
        'They belong to the address they were entered for, and this connection has another one now. Enter those for the new address. Until then nothing is sent through it.',
      refused: 'Yeti refused the sign-in details',
      ask: 'What is to be sent waits here until it is put right. Your Yeti administrator can see whether this user may sign in from this computer’s address, and set another password.',
      keep: 'Keep the new sign-in details',
      keepFirst: 'Keep the sign-in details',
      done: 'The new sign-in details are kept. Test the connection to see that they work.',
    },
  },
  kept: (what: 'service-account' | 'user-session' | 'none', since: string) => {
    const kept = {
      'service-account': 'A service account’s key, kept',
      'user-session': 'A person’s e-mail and password, kept',
      none: 'Kept',
    }[what]
    return since === '' ? `${kept}.` : `${kept} since ${since}.`
  },
}
