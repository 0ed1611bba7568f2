import type {DeskOptions} from '../options.ts'
import type {Place} from './listen.ts'

/** Where each server listens, and what the user would change it by. */
export function places(options: DeskOptions): Record<'lake' | 'studio' | 'site', Place> {
  return {
    lake: {title: 'The Lake', port: options.lakePort, option: '--lake-port'},
    studio: {title: 'The Studio', port: options.studioPort, option: '--studio-port'},
    site: {title: 'The example site', port: options.sitePort, option: '--site-port'},
  }
}
