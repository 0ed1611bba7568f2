import {SearchIcon} from '@sanity/icons/Search'
import {Box, Stack, Text, TextInput} from '@sanity/ui'
import {memo, useMemo, useState} from 'react'
import {
  DocumentPreviewPresence,
  PreviewCard,
  SanityDefaultPreview,
  useDocumentPresence,
  type PreviewProps,
} from 'sanity'
import {usePaneRouter} from 'sanity/structure'

import {LoadError} from '../availability/load-error.tsx'
import {useTexts} from '../i18n/use-texts.ts'
import {searchRows} from './search-rows.ts'

/** A row of a searchable list; it opens the pane of its id. */
export interface ListRow {
  readonly id: string
  readonly title: string
  readonly subtitle: string | undefined
  readonly media: PreviewProps['media']
}

interface SearchableListProps {
  /** Undefined until they are loaded. */
  readonly rows: readonly ListRow[] | undefined
  readonly openId: string | undefined
  /** What the search does, for screen readers: 'Search by name or PIN'. */
  readonly searchLabel: string
  /** What one can search by: 'Name or PIN'. */
  readonly searchPlaceholder: string
  /** Shown if there are no rows at all. */
  readonly emptyText: string
  /** Shown if there are rows, but none that matches the search. */
  readonly describeNoMatch: (search: string) => string
  readonly hasFailed: boolean
  readonly onRetry: () => void
  readonly 'data-testid': string
}

// Not a document list of the Studio: that searches, and shows, only the fields of the listed documents.
/** The content of a pane: rows that can be searched by their text. */
export function SearchableList({
  rows,
  openId,
  searchLabel,
  searchPlaceholder,
  emptyText,
  describeNoMatch,
  hasFailed,
  onRetry,
  'data-testid': testId,
}: SearchableListProps) {
  const {t} = useTexts()
  const [search, setSearch] = useState('')
  const foundRows = useMemo(() => rows && searchRows(rows, search), [rows, search])
  return (
    <Stack gap={2} paddingX={3} paddingBottom={3} data-testid={testId}>
      <TextInput
        aria-label={searchLabel}
        placeholder={searchPlaceholder}
        autoComplete="off"
        spellCheck={false}
        border={false}
        fontSize={[2, 2, 1]}
        padding={2}
        radius={2}
        icon={SearchIcon}
        clearButton={search !== ''}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onClear={() => setSearch('')}
        onKeyDown={({key}) => key === 'Escape' && setSearch('')}
      />
      {hasFailed && (
        <Box paddingX={2} paddingY={4}>
          <LoadError message={t('availability.list.load-error')} onRetry={onRetry} />
        </Box>
      )}
      {!hasFailed && foundRows?.length === 0 && (
        <Box paddingX={2} paddingY={4} role="status">
          <Text muted size={1}>
            {search === '' ? emptyText : describeNoMatch(search)}
          </Text>
        </Box>
      )}
      {!hasFailed && (
        <Stack gap={1}>
          {foundRows?.map((row) => (
            <Row key={row.id} row={row} isOpen={row.id === openId} />
          ))}
        </Stack>
      )}
    </Stack>
  )
}

const Row = memo(function Row({row, isOpen}: {row: ListRow; isOpen: boolean}) {
  const {id, ...preview} = row
  const {ChildLink} = usePaneRouter()
  const presence = useDocumentPresence(id)
  return (
    <PreviewCard
      __unstable_focusRing
      as={ChildLink}
      childId={id}
      data-as="a"
      radius={2}
      sizing="border"
      tone="inherit"
      // Not 'selected', whose colours have too little contrast for the second line.
      pressed={isOpen}
      aria-current={isOpen ? 'true' : undefined}
    >
      <SanityDefaultPreview
        {...preview}
        layout="default"
        status={presence.length > 0 && <DocumentPreviewPresence presence={presence} />}
      />
    </PreviewCard>
  )
})
