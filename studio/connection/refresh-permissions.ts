/**
 * Lets the Studio fetch again what the editor may do, so that it locks or unlocks its forms after the role has changed.
 *
 * Sanity fetches permissions once, and keeps them as long as anything needs them. It fetches them again when the hash of
 * the URL changes, which can name roles for debugging. The hash is therefore changed and restored at once; the router and
 * the browser's history do not see it, because they follow only the event `popstate`.
 */
export function refreshPermissions(): void {
  if (typeof window === 'undefined') {
    return
  }
  const {href} = location
  history.replaceState(history.state, '', `${href}${href.includes('#') ? ';' : '#'}permissions`)
  dispatchEvent(new HashChangeEvent('hashchange'))
  history.replaceState(history.state, '', href)
  dispatchEvent(new HashChangeEvent('hashchange'))
}
