/** What a start may need besides Today, each in a file of its own which is loaded when it is needed. */
export const pages = {
  find: () => import('#renderer/views/find/FindDialog.svelte'),
  firstRun: () => import('#renderer/views/first-run/FirstRun.svelte'),
  lock: () => import('#renderer/views/lock/LockScreen.svelte'),
  /** Which loads whatever place is shown. */
  places: () => import('./Places.svelte'),
  policyTrouble: () => import('#renderer/views/settings/PolicyTrouble.svelte'),
  trouble: () => import('#renderer/views/trouble/TroublePage.svelte'),
}
