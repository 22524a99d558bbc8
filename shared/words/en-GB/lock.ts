/** The page of a locked window. */
export const lock = {
  heading: 'Handover is locked',
  lead: 'What is queued goes on being sent. What you typed is still here and is shown again once you open it.',
  notOpened: 'Not opened',
  pin: {
    label: 'PIN',
    missing: 'Enter your PIN',
    wrong: (fix: string) => `That is not the PIN. ${fix}`,
    instead: 'Use the PIN',
  },
  passphrase: {
    label: 'Passphrase',
    missing: 'Enter your passphrase',
    wrong: (fix: string) => `That is not the passphrase. ${fix}`,
    instead: 'Use the passphrase',
  },
  notTried: 'This one was not tried. Wait until the time is over.',
  open: 'Open',
  opening: 'Opening…',
  openIn: (time: string) => `Try again in ${time}`,
  whyWait: 'After several wrong ones Handover waits, longer each time. After ten it closes.',
}
