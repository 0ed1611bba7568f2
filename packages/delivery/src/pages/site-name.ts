import type {Settings} from '@reader-article/content'

import type {Site} from '../site.ts'

/** Returns the site's name, which by default is the organisation's; '' if there is neither. */
export function siteName({name}: Site, {organisation}: Settings): string {
  return name || organisation
}
