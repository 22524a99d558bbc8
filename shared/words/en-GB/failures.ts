/** What is said of a call that failed without the core's own words for it. */
export const failures = {
  lost: 'Handover does not answer. It may have been closed.',
  signedOut: 'This page is not signed in to Handover.',
  defect: 'Something in Handover went wrong.',
}
