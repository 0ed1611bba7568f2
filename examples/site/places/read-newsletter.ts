import type {Delivery} from '@reader-article/delivery'

import type {TemplateValues} from '../template.ts'
import {fetchText} from './fetch-text.ts'

const SLUG = 'the-kindest-word-is-sometimes-no'

/** Reads the HTML of a newsletter, which a mail program shows without script. */
export async function readNewsletter(delivery: Delivery, site: string): Promise<TemplateValues> {
  const mail = await fetchText(delivery, `${site}/newsletter/${SLUG}`)
  return {mail, subject: /<title>([^<]*)</.exec(mail)?.[1] ?? ''}
}
