import {computed, type ComputedRef, onScopeDispose, shallowRef} from 'vue'

/** The slug in `/articles/<slug>`, undefined on every other page; it follows every link within the app. */
export function useSlug(): ComputedRef<string | undefined> {
  const path = shallowRef(location.pathname)
  // The elements' links are plain links in shadow trees, and reach this like the app's own.
  // Browsers without the Navigation API load the page that a link leads to.
  const {navigation} = globalThis
  const intercept = (event: NavigateEvent) => {
    if (!event.canIntercept || event.hashChange || event.downloadRequest !== null) {
      return
    }
    event.intercept({
      handler: async () => {
        path.value = location.pathname
      },
    })
  }
  navigation?.addEventListener('navigate', intercept)
  onScopeDispose(() => navigation?.removeEventListener('navigate', intercept))
  return computed(() => /^\/articles\/([^/]+)$/.exec(path.value)?.[1])
}
