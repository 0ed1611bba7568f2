import {isLoopbackAddress, isLoopbackHost} from '../auth/origins.ts'
import type {RouteContext} from './route-context.ts'

/**
 * Returns true if a request comes from this machine. The host name is checked too, because the name of a foreign
 * page may resolve to this machine (DNS rebinding), and so are the headers of a proxy or tunnel, because its own
 * address is one of this machine.
 */
export function isOnThisMachine(context: RouteContext): boolean {
  const {address, url} = context.request
  const addresses = address === undefined ? [] : [address]
  addresses.push(...(context.header('x-forwarded-for')?.split(',') ?? []))
  return (
    isLoopbackHost(url.hostname) &&
    context.header('forwarded') === undefined &&
    addresses.every((each) => isLoopbackAddress(each.trim()))
  )
}
