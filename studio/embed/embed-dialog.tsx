import {Box, Card, Dialog, Heading, Spinner, Stack, Text} from '@sanity/ui'
import {lazy, Suspense, useId, useState} from 'react'
import {version} from 'reader-article/package.json'
import {
  createSnippet,
  type Snippet,
  SnippetError,
  type SnippetOptions,
} from 'reader-article/snippets'
import {styled} from 'styled-components'

import {useEnvironment} from '../use-environment.tsx'
import {touchTargets} from '../switchboard/touch-targets.ts'
import {ChoiceForm} from './choice-form.tsx'
import {CodeBlock} from './code-block.tsx'
import {createChoices, toFiles, toSnippetOptions} from './embed-choices.ts'
import type {EmbedSubject} from './embed-subject.ts'
import {SiteField} from './site-field.tsx'
import {isLoopback} from './site-origin.ts'
import {useArticleAddress} from './use-article-address.ts'
import {type Integrity, useIntegrity} from './use-integrity.ts'

const ElementPreview = lazy(() => import('./element-preview.tsx'))

const Columns = styled.div`
  display: grid;
  gap: 2rem;
  grid-template-columns: minmax(0, 1fr);
  ${touchTargets}
  @media (min-width: 900px) {
    grid-template-columns: minmax(0, 18rem) minmax(0, 1fr);
  }
`

/** Shows the snippet of an article or a reader, with the choices that change it and a preview. */
export function EmbedDialog({
  subject,
  onClose,
}: {
  readonly subject: EmbedSubject
  readonly onClose: () => void
}) {
  const id = useId()
  return (
    <Dialog
      id={id}
      header={subject.name === '' ? 'Embed' : `Embed “${subject.name}”`}
      width={3}
      onClose={onClose}
      onClickOutside={onClose}
    >
      <Box padding={4}>
        {subject.key === '' ? (
          <Notice>
            {subject.kind === 'article'
              ? 'Give the article an address first: a snippet names it.'
              : 'Give the reader a PIN first: a snippet names it.'}
          </Notice>
        ) : (
          <EmbedForm subject={subject} />
        )}
      </Box>
    </Dialog>
  )
}

function EmbedForm({subject}: {readonly subject: EmbedSubject}) {
  const environment = useEnvironment()
  const [choices, setChoices] = useState(() => createChoices(environment))
  const defaultHref = useArticleAddress(subject)
  const files = toFiles(choices, environment, version)
  const isFolder = choices.scripts === 'folder'
  const integrity = useIntegrity(isFolder ? undefined : files.scripts)
  const options = toSnippetOptions(subject, choices, environment, {
    files: {...files, integrity: integrity ?? undefined},
    defaultHref,
  })
  const usesScripts = options.place === 'page' || options.place === 'server'
  return (
    <Columns>
      <Stack gap={5}>
        <ChoiceForm
          subject={subject}
          choices={choices}
          options={options}
          defaultHref={defaultHref}
          onChange={(changes) => setChoices((before) => ({...before, ...changes}))}
        />
        <SiteField />
      </Stack>
      <Stack gap={5}>
        <PublishingNotice subject={subject} />
        {subject.isPublished && options.place !== 'link' && (
          <Section title="Preview">
            <Preview options={options} />
          </Section>
        )}
        <Section title="Snippet">
          <SnippetBlocks options={options} />
          {usesScripts && <HashNotice integrity={integrity} isFolder={isFolder} />}
          <AddressNotice options={options} />
        </Section>
      </Stack>
    </Columns>
  )
}

function PublishingNotice({subject}: {readonly subject: EmbedSubject}) {
  const {kind, isPublished, hasDraft} = subject
  if (!isPublished) {
    return (
      <Notice>
        This {kind} is not published, so there is no preview. Until you publish it, pages with the
        snippet show only its link.
      </Notice>
    )
  }
  return hasDraft ? (
    <Notice>Pages show what is published, without the changes since then.</Notice>
  ) : null
}

/** Shows the element that the snippet has, even before the rest of the snippet is complete. */
function Preview({options}: {readonly options: SnippetOptions}) {
  const {source, theme, link} = options
  const {snippet} = tryToCreate({...options, place: 'npm', link: {text: link.text}})
  return (
    <Suspense fallback={<Spinner muted />}>
      <ElementPreview html={snippet?.at(-1)?.code ?? ''} source={source} theme={theme} />
    </Suspense>
  )
}

function SnippetBlocks({options}: {readonly options: SnippetOptions}) {
  const {snippet, problem} = tryToCreate(options)
  return snippet ? (
    snippet.map(({title, code}) => <CodeBlock key={title} title={title} code={code} />)
  ) : (
    <Notice>{problem}</Notice>
  )
}

function HashNotice({
  integrity,
  isFolder,
}: {
  readonly integrity: Integrity
  readonly isFolder: boolean
}) {
  if (integrity !== null) {
    return null
  }
  return (
    <Text size={1} muted>
      {isFolder
        ? 'The snippet has no hashes of the scripts: they are in integrity.json in their folder.'
        : 'The hashes of the scripts could not be loaded, so the snippet has none.'}
    </Text>
  )
}

/** Warns about addresses that other people's browsers cannot reach. */
function AddressNotice({options: {source, files, place}}: {readonly options: SnippetOptions}) {
  const addresses = [
    ...(source.apiHost !== undefined && place !== 'link' ? [source.apiHost] : []),
    ...(place === 'page' || place === 'server' ? [files.scripts] : []),
  ]
  const unreachable = addresses.filter((address) => URL.canParse(address) && isLoopback(address))
  return unreachable.length === 0 ? null : (
    <Notice>
      Only browsers on this machine reach{' '}
      {[...new Set(unreachable.map((address) => new URL(address).origin))].join(' and ')}. Before
      other people see the page, serve this at a public address.
    </Notice>
  )
}

function Section({title, children}: {readonly title: string; readonly children: React.ReactNode}) {
  return (
    <Stack as="section" gap={4}>
      <Heading as="h3" size={1}>
        {title}
      </Heading>
      {children}
    </Stack>
  )
}

function Notice({children}: {readonly children: React.ReactNode}) {
  return (
    <Card padding={3} radius={2} border tone="caution">
      <Text size={1}>{children}</Text>
    </Card>
  )
}

function tryToCreate(options: SnippetOptions): {
  readonly snippet?: Snippet
  readonly problem?: string
} {
  try {
    return {snippet: createSnippet(options)}
  } catch (error) {
    if (error instanceof SnippetError) {
      return {problem: describe(error, options)}
    }
    throw error
  }
}

function describe({option, message}: SnippetError, {link}: SnippetOptions): string {
  switch (option) {
    case 'link.href':
      return link.href === undefined
        ? 'Enter the address that the link leads to.'
        : `“${link.href}” is not an address to link to. Use one such as https://advice.example/articles/how-to-listen.`
    case 'files.scripts':
    case 'files.themes':
      return 'The folder of the scripts must be a path such as /reader-article, or a URL.'
    default:
      return message
  }
}
