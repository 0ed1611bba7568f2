import {useSyncExternalStore} from 'react'

/** The slug in `/articles/<slug>`, undefined on any other page; it changes with each link within the app. */
export function useSlug(): string | undefined {
  const path = useSyncExternalStore(followNavigation, () => location.pathname)
  return /^\/articles\/([^/]+)$/.exec(path)?.[1]
}

function followNavigation(onChange: () => void): () => void {
  // Links in the elements' shadow trees cause the same event as the app's own links.
  // Browsers without the Navigation API load a new page instead.
  const {navigation} = globalThis
  const intercept = (event: NavigateEvent) => {
    if (!event.canIntercept || event.hashChange || event.downloadRequest !== null) {
      return
    }
    event.intercept({handler: async () => onChange()})
  }
  navigation?.addEventListener('navigate', intercept)
  return () => navigation?.removeEventListener('navigate', intercept)
}
