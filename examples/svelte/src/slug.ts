import {createSubscriber} from 'svelte/reactivity'

// Links in the elements' shadow trees trigger the same event as the app's own links.
// Browsers without the Navigation API load a new page instead.
const subscribe = createSubscriber((onChange) => {
  const {navigation} = globalThis
  const intercept = (event: NavigateEvent) => {
    if (!event.canIntercept || event.hashChange || event.downloadRequest !== null) {
      return
    }
    event.intercept({handler: async () => onChange()})
  }
  navigation?.addEventListener('navigate', intercept)
  return () => navigation?.removeEventListener('navigate', intercept)
})

/** Returns the slug in `/articles/<slug>`, undefined on any other page; it is updated when the visitor follows a link in the app. */
export function getCurrentSlug(): string | undefined {
  subscribe()
  return /^\/articles\/([^/]+)$/.exec(location.pathname)?.[1]
}
