import {toHTML} from '@portabletext/to-html'

import {createBody, createDocuments} from '../../fixture/documents.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** The baseline: the article as HTML in the page itself, without a script. */
export const staticPage: Variant = {
  name: 'static-page',
  title: 'Static page',
  renderPage: ({slugs}) => shell({main: slugs.map(renderArticle).join('\n')}),
}

function renderArticle(slug: string): string {
  const number = Number(slug.split('-').at(-1))
  const found = createDocuments().find(({_id}) => _id === `article-${slug}`)
  return `<article>
<p>Morwenna, PIN 700107, Available</p>
<h1>${String(found?.['title'])}</h1>
${toHTML(createBody(number))}
<p>Fair winds,</p>
<p>Morwenna – PIN 700107</p>
</article>`
}
