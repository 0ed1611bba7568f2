import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createFreshProject, type FreshProject, showPage} from './fresh-project.ts'

let project: FreshProject

beforeAll(async () => {
  project = await createFreshProject(
    [
      'next@16',
      'react@19',
      'react-dom@19',
      '@sanity/client@8',
      'typescript@6',
      '@types/react@19',
      '@types/node@24',
    ],
    {
      'next.config.ts': `
        export default {output: 'export'}
      `,
      'app/layout.tsx': `
        import type {ReactNode} from 'react'
        import {Configuration} from './configuration'
        export const metadata = {title: 'Next', icons: 'data:,'}
        export default function Layout({children}: {children: ReactNode}) {
          return (
            <html lang="en">
              <body>
                <Configuration projectId="local" apiHost={process.env.LAKE} />
                {children}
              </body>
            </html>
          )
        }
      `,
      // Configures the elements as the README says for apps with server components.
      'app/configuration.tsx': `
        'use client'
        import {configure} from 'reader-article'
        export function Configuration(source: {projectId: string; apiHost?: string}) {
          configure(source)
          return null
        }
      `,
      'app/page.tsx': `
        import {createReaderClient} from 'reader-article/client'
        import {ReaderArticle, ReaderStatus} from 'reader-article/react'
        import {renderArticle} from 'reader-article/ssr'
        import {ArticleWithHandler} from './article-with-handler'
        const source = {projectId: 'local', dataset: 'production', apiHost: process.env.LAKE}
        export default async function Page() {
          const article = await createReaderClient(source).getArticle({slug: 'everything'})
          const html = renderArticle(article, {...source, lang: 'en'})
          return (
            <main>
              <ReaderStatus pin="9001">Ask us</ReaderStatus>
              <section id="in-a-server-component">
                <ReaderArticle slug="quiet"><a href="/articles/quiet">Read it</a></ReaderArticle>
              </section>
              <section id="in-a-client-component"><ArticleWithHandler slug="older-letter" /></section>
              <section id="as-html" suppressHydrationWarning dangerouslySetInnerHTML={{__html: html}} />
            </main>
          )
        }
      `,
      'app/article-with-handler.tsx': `
        'use client'
        import {ReaderArticle} from 'reader-article/react'
        import {useState} from 'react'
        export function ArticleWithHandler({slug}: {slug: string}) {
          const [title, setTitle] = useState('')
          return (
            <>
              {title && <p>Loaded: {title}</p>}
              <ReaderArticle slug={slug} headingLevel={2} onLoad={({article}) => setTitle(article.title)} />
            </>
          )
        }
      `,
    },
  )
  await project.run('next', 'build')
})

afterAll(() => project.remove())

test('a Next build contains an article that the server has rendered, and the fallbacks of the other articles', async () => {
  const html = await project.read('out/index.html')
  expect(html).toContain('<h1 part="title">Everything at Once</h1>')
  expect(html).toContain('<reader-article slug="quiet"><a href="/articles/quiet">Read it</a>')
})

test('a Next page shows articles in server and client components, and its handlers receive events', async () => {
  const shown = await showPage(join(project.folder, 'out'), [
    '#in-a-server-component [part=title]',
    '#in-a-client-component [part=title]',
    '#in-a-client-component p',
    '#as-html [part=title]',
    'reader-status [part~=status]',
  ])
  expect(shown).toEqual({
    texts: [
      'A Quiet One',
      'An Older Letter',
      'Loaded: An Older Letter',
      'Everything at Once',
      'Currently Unavailable',
    ],
    problems: [],
  })
})
