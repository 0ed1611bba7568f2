import {createSubscriber} from 'svelte/reactivity'

// The elements' links are plain links in shadow trees, and reach this like the app's own.
// Browsers without the Navigation API load the page that a link leads to.
const subscribe = createSubscriber((changed) => {
  const {navigation} = globalThis
  const intercept = (event: NavigateEvent) => {
    if (!event.canIntercept || event.hashChange || event.downloadRequest !== null) {
      return
    }
    event.intercept({handler: async () => changed()})
  }
  navigation?.addEventListener('navigate', intercept)
  return () => navigation?.removeEventListener('navigate', intercept)
})

/** The slug in `/articles/<slug>`, undefined on every other page; it follows every link within the app. */
export function currentSlug(): string | undefined {
  subscribe()
  return /^\/articles\/([^/]+)$/.exec(location.pathname)?.[1]
}
