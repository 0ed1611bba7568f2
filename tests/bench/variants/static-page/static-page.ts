import {toHTML} from '@portabletext/to-html'

import {body, documents} from '../../fixture/documents.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** The baseline: the article as HTML in the page itself, without script. */
export const staticPage: Variant = {
  name: 'static-page',
  title: 'Static page',
  page: ({slugs}) => shell({main: slugs.map(articleHtml).join('\n')}),
}

function articleHtml(slug: string): string {
  const number = Number(slug.split('-').at(-1))
  const found = documents().find(({_id}) => _id === `article-${slug}`)
  return `<article>
<p>Morwenna, PIN 700107, Available</p>
<h1>${String(found?.['title'])}</h1>
${toHTML(body(number))}
<p>Fair winds,</p>
<p>Pin - 700107</p>
</article>`
}
