import {computed, type ComputedRef, onScopeDispose, shallowRef} from 'vue'

/** Returns the slug in `/articles/<slug>`, undefined on any other page; it is updated when the visitor follows a link in the app. */
export function useSlug(): ComputedRef<string | undefined> {
  const path = shallowRef(location.pathname)
  // Links in the elements' shadow trees trigger the same event as the app's own links.
  // Browsers without the Navigation API load a new page instead.
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
