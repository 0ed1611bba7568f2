// Keeps the page, its scripts and its pictures for a visit without the network; the elements keep
// their articles themselves.
const NAME = 'offline-example'

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  const {request} = event
  // What an element asks the backend for has no destination.
  if (request.method === 'GET' && request.destination) {
    event.respondWith(freshOrKept(request))
  }
})

async function freshOrKept(request) {
  try {
    const response = await fetch(request)
    if (response.ok || response.type === 'opaque') {
      const cache = await caches.open(NAME)
      await cache.put(request, response.clone())
    }
    return response
  } catch (error) {
    const cache = await caches.open(NAME)
    const kept = await cache.match(request)
    if (kept) {
      return kept
    }
    throw error
  }
}
