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

import type {Translate} from '../i18n/translate.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {useEnvironment} from '../use-environment.tsx'
import {touchTargets} from '../switchboard/touch-targets.ts'
import {ChoiceForm} from './choice-form.tsx'
import {CodeBlock} from './code-block.tsx'
import {translateCodeTitle} from './code-titles.ts'
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
  const {t} = useTexts()
  return (
    <Dialog
      id={id}
      header={subject.name === '' ? t('embed.title') : t('embed.title-of', {name: subject.name})}
      width={3}
      onClose={onClose}
      onClickOutside={onClose}
    >
      <Box padding={4}>
        {subject.key === '' ? (
          <Notice>{t(subject.kind === 'article' ? 'embed.no-address' : 'embed.no-pin')}</Notice>
        ) : (
          <EmbedForm subject={subject} />
        )}
      </Box>
    </Dialog>
  )
}

function EmbedForm({subject}: {readonly subject: EmbedSubject}) {
  const environment = useEnvironment()
  const {t} = useTexts()
  const [choices, setChoices] = useState(() => createChoices(environment))
  const defaultHref = useArticleAddress(subject)
  const files = toFiles(choices, environment, version)
  const isFolder = choices.scripts === 'folder'
  const integrity = useIntegrity(isFolder ? undefined : files.scripts)
  const options = toSnippetOptions(subject, choices, environment, {
    files: {...files, integrity: integrity ?? undefined},
    defaultHref,
    linkText: t('embed.link.text'),
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
          <Section title={t('embed.preview')}>
            <Preview options={options} />
          </Section>
        )}
        <Section title={t('embed.snippet')}>
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
  const {t} = useTexts()
  if (!isPublished) {
    return <Notice>{t(`embed.unpublished.${kind}`)}</Notice>
  }
  return hasDraft ? <Notice>{t('embed.has-draft')}</Notice> : null
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
  const {t} = useTexts()
  const {snippet, problem} = tryToCreate(options)
  return snippet ? (
    snippet.map(({title, code}) => (
      <CodeBlock key={title} title={translateCodeTitle(title, t)} code={code} />
    ))
  ) : (
    <Notice>{problem && describe(problem, options, t)}</Notice>
  )
}

function HashNotice({
  integrity,
  isFolder,
}: {
  readonly integrity: Integrity
  readonly isFolder: boolean
}) {
  const {t} = useTexts()
  if (integrity !== null) {
    return null
  }
  return (
    <Text size={1} muted>
      {t(isFolder ? 'embed.no-hashes.folder' : 'embed.no-hashes')}
    </Text>
  )
}

/** Warns about addresses that other people's browsers cannot reach. */
function AddressNotice({options: {source, files, place}}: {readonly options: SnippetOptions}) {
  const {t, locale} = useTexts()
  const addresses = [
    ...(source.apiHost !== undefined && place !== 'link' ? [source.apiHost] : []),
    ...(place === 'page' || place === 'server' ? [files.scripts] : []),
  ]
  const unreachable = addresses.filter((address) => URL.canParse(address) && isLoopback(address))
  return unreachable.length === 0 ? null : (
    <Notice>
      {t('embed.loopback', {
        addresses: new Intl.ListFormat(locale).format(
          new Set(unreachable.map((address) => new URL(address).origin)),
        ),
      })}
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
  readonly problem?: SnippetError
} {
  try {
    return {snippet: createSnippet(options)}
  } catch (error) {
    if (error instanceof SnippetError) {
      return {problem: error}
    }
    throw error
  }
}

function describe({option, message}: SnippetError, {link}: SnippetOptions, t: Translate): string {
  switch (option) {
    case 'link.href':
      return link.href === undefined
        ? t('embed.problem.no-link')
        : t('embed.problem.link', {href: link.href})
    case 'files.scripts':
    case 'files.themes':
      return t('embed.problem.folder')
    default:
      return message
  }
}
