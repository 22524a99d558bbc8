/** How signing in to a connection stands: on the Connections pages, and on Today, which has none of their other words. */
export const signIn = {
  noPassword: 'No password kept: enter it',
  noDetails: 'No sign-in details kept: enter them',
  untried: 'Not tried yet',
  ok: 'Signed in',
  refused: 'Sign-in refused',
}
