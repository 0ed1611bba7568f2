import type {MiddlewareHandler} from 'hono'

/**
 * Redirects from an address at which there is nothing to the one without the slash at its end. The location has no
 * origin: that of the request is what a proxy or a client says, and can be of another site.
 */
export function trimTrailingSlash(): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const {method, url} = context.req
    const {pathname, search} = new URL(url)
    const isRead = method === 'GET' || method === 'HEAD'
    if (context.res.status === 404 && isRead && pathname !== '/' && pathname.endsWith('/')) {
      // Two slashes at the beginning would be followed by a host.
      const path = `/${pathname.replace(/^\/+/, '').slice(0, -1)}`
      context.res = context.redirect(path + search, 301)
    }
  }
}
