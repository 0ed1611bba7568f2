import type {StartOptions} from '../options.ts'
import type {Endpoint} from './listen.ts'

/** Returns the port of each server, and the option that changes it. */
export function createEndpoints(
  options: StartOptions,
): Record<'lake' | 'studio' | 'site', Endpoint> {
  return {
    lake: {title: 'The Lake', port: options.lakePort, option: '--lake-port'},
    studio: {title: 'The Studio', port: options.studioPort, option: '--studio-port'},
    site: {title: 'The example site', port: options.sitePort, option: '--site-port'},
  }
}
