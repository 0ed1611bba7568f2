import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {
  type ClipboardEvent,
  type DragEvent,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import {styled} from 'styled-components'

import type {Texts} from '../../i18n/translate.ts'
import {useTexts} from '../../i18n/use-texts.ts'
import {isField} from '../../switchboard/board/keys.ts'
import {touchTargets} from '../../switchboard/touch-targets.ts'
import {editedDocument, type ImportItem} from '../data/item.ts'
import {
  createStateLookup,
  isReady,
  isShown,
  type ItemFilter,
  type ItemState,
  type KnownReaders,
  needsNewReader,
} from '../data/item-state.ts'
import type {ImportController, ImportView} from '../import-controller.ts'
import {listDroppedFiles, toDroppedFile} from '../reading/dropped-files.ts'
import type {DeskReaders} from '../use-desk-readers.ts'
import {useDraftRefusal} from '../use-draft-permission.ts'
import {ConfirmDialog} from './confirm-dialog.tsx'
import {ImportHeader, type ItemCounts} from './import-header.tsx'
import {ItemDetail} from './item-detail.tsx'
import {ItemList} from './item-list.tsx'
import {NewReadersBar} from './new-readers-bar.tsx'
import {SelectionBar} from './selection-bar.tsx'
import {TextDialog} from './text-dialog.tsx'

const Board = styled(Flex)`
  position: relative;
  container: import / inline-size;
  ${touchTargets}

  &[data-dragging='true']::after {
    position: absolute;
    inset: 0;
    z-index: 3;
    border: 3px dashed var(--card-focus-ring-color);
    pointer-events: none;
    content: '';
  }
`

const Panes = styled.div`
  display: grid;
  flex: 1;
  grid-template-columns: minmax(280px, 2fr) 3fr;
  min-height: 0;

  > * {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }

  > :last-child {
    border-inline-start: 1px solid var(--card-border-color);
    overflow-y: auto;
  }

  @container import (width < 800px) {
    grid-template-columns: 1fr;

    &[data-open='true'] > :first-child,
    &[data-open='false'] > :last-child {
      display: none;
    }
  }
`

const BackButton = styled.div`
  display: none;

  @container import (width < 800px) {
    display: block;
  }
`

type OpenDialog = 'paste' | 'edit-text' | 'discard'

/** The tool, once the import of an earlier visit has been loaded. */
export function ImportBoard(props: {
  readonly controller: ImportController
  readonly readers: DeskReaders
}) {
  const {controller, readers: deskReaders} = props
  const view = useSyncExternalStore(controller.subscribe, controller.getView)
  const {items, confirmedPins, isRunning} = view
  const refusal = useDraftRefusal()
  const texts = useTexts()
  const {t} = texts
  const [filter, setFilter] = useState<ItemFilter>('all')
  const [openId, setOpenId] = useState<string>()
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set<string>())
  const [dialog, setDialog] = useState<OpenDialog>()
  const [isDragging, setIsDragging] = useState(false)
  const readers = useMemo(
    (): KnownReaders => ({pins: deskReaders.pins, confirmedPins: new Set(confirmedPins)}),
    [confirmedPins, deskReaders.pins],
  )
  const findState = useMemo(() => createStateLookup(readers), [readers])
  const counts = useMemo(() => countItems(items, findState), [findState, items])
  const newReaders = useMemo(() => findNewReaders(items, readers), [items, readers])
  const shownItems = items.filter((item) => isShown(findState(item), filter))
  const openItem = items.find(({id}) => id === openId)
  const selected = items.filter(({id}) => selectedIds.has(id)).map(({id}) => id)
  const isBusy = view.isLoading || view.isReading || view.isPlanning

  // An import that a reload has interrupted goes on, because the editor has already started it.
  useEffect(() => {
    if (view.isMaking && !isRunning && !isBusy && view.failure === undefined) {
      void controller.make(readers)
    }
  }, [controller, isBusy, isRunning, readers, view.failure, view.isMaking])

  const toggle = useCallback((id: string) => {
    setSelectedIds(
      (ids) => new Set(ids.has(id) ? [...ids].filter((each) => each !== id) : [...ids, id]),
    )
  }, [])
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsDragging(false)
    if (!isRunning) {
      void listDroppedFiles(event.dataTransfer).then((files) => controller.add(files))
    }
  }
  const addText = (text: string) => {
    const time = new Date().toLocaleTimeString(texts.locale)
    const name = `${t('import.pasted-file', {time})}.txt`
    void controller.add([toDroppedFile(new File([text], name))])
  }
  const onPaste = (event: ClipboardEvent) => {
    const {clipboardData, target} = event
    const text = clipboardData.getData('text/plain')
    if (isRunning || isField(target) || dialog) {
      return
    }
    if (clipboardData.files.length > 0) {
      void controller.add(Array.from(clipboardData.files, toDroppedFile))
    } else if (text.trim() !== '') {
      addText(text)
    }
  }
  const discard = () => {
    controller.clear()
    setOpenId(undefined)
    setSelectedIds(new Set())
    setFilter('all')
    setDialog(undefined)
  }

  return (
    <Board
      direction="column"
      height="fill"
      data-testid="import-tool"
      data-dragging={isDragging}
      onDragOver={(event: DragEvent) => {
        event.preventDefault()
        setIsDragging(true)
      }}
      onDragLeave={(event: DragEvent) => {
        const {relatedTarget, currentTarget} = event
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) {
          setIsDragging(false)
        }
      }}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      <ImportHeader
        counts={counts}
        pictureCount={view.pictures.length}
        filter={filter}
        activity={describeActivity(view, counts, texts)}
        isRunning={isRunning}
        isBusy={isBusy}
        refusal={refusal}
        onAdd={(files) => void controller.add(files)}
        onPaste={() => setDialog('paste')}
        onFilter={setFilter}
        onMake={() => void controller.make(readers)}
        onStop={controller.stop}
        onDiscard={() => (counts.all === counts.made ? discard() : setDialog('discard'))}
      />
      <Messages view={view} controller={controller} />
      {newReaders.length > 0 && (
        <NewReadersBar
          readers={newReaders}
          isDisabled={isRunning}
          onConfirm={controller.confirmReaders}
        />
      )}
      {items.length === 0 ? (
        <Flex flex={1} align="center" justify="center" padding={5}>
          <Text size={1} muted align="center">
            {t('import.empty')}
          </Text>
        </Flex>
      ) : (
        <Panes data-open={openItem !== undefined}>
          <div>
            {selected.length > 0 && !isRunning && (
              <SelectionBar
                count={selected.length}
                choices={deskReaders.choices}
                onEdit={(edits) => void controller.edit(selected, edits)}
                onClear={() => setSelectedIds(new Set())}
              />
            )}
            <Box padding={2}>
              <Button
                mode="bleed"
                fontSize={1}
                padding={2}
                text={t('import.select-all', {count: shownItems.length})}
                disabled={shownItems.length === 0}
                onClick={() => setSelectedIds(new Set(shownItems.map(({id}) => id)))}
              />
            </Box>
            <ItemList
              items={shownItems}
              readers={readers}
              findState={findState}
              openId={openId}
              selectedIds={selectedIds}
              onOpen={setOpenId}
              onToggle={toggle}
            />
          </div>
          <div>
            {openItem ? (
              <>
                <BackButton>
                  <Button
                    mode="bleed"
                    fontSize={1}
                    padding={3}
                    text={t('import.back')}
                    onClick={() => setOpenId(undefined)}
                  />
                </BackButton>
                <ItemDetail
                  key={openItem.id}
                  item={openItem}
                  readers={readers}
                  choices={deskReaders.choices}
                  pictures={view.pictures}
                  isLocked={isRunning}
                  onEdit={(edits) => void controller.edit([openItem.id], edits)}
                  onConfirmReader={(pin) => controller.confirmReaders([pin])}
                  onEditText={() => setDialog('edit-text')}
                  onRemove={() => controller.remove([openItem.sourceId])}
                />
              </>
            ) : (
              <Box padding={4}>
                <Text size={1} muted>
                  {t('import.choose-document')}
                </Text>
              </Box>
            )}
          </div>
        </Panes>
      )}
      {dialog === 'paste' && (
        <TextDialog
          header={t('import.paste.header')}
          text=""
          confirm={t('import.paste.confirm')}
          onConfirm={(text) => {
            setDialog(undefined)
            addText(text)
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'edit-text' && openItem && (
        <TextDialog
          header={t('import.edit-text.header', {name: openItem.name})}
          text={controller.readTextOf(openItem.sourceId)}
          confirm={t('import.edit-text.confirm')}
          onConfirm={(text) => {
            setDialog(undefined)
            void controller.replaceText(openItem.sourceId, text)
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'discard' && (
        <ConfirmDialog
          header={t('import.discard.header')}
          consequences={t('import.discard.consequences')}
          confirm={t('import.discard.confirm')}
          onConfirm={discard}
          onClose={() => setDialog(undefined)}
        />
      )}
    </Board>
  )
}

function Messages({view, controller}: {view: ImportView; controller: ImportController}) {
  const {failure, notices, isKept} = view
  const {t} = useTexts()
  return (
    <>
      {failure && (
        <Card padding={3} borderBottom tone="critical" role="alert">
          <Flex gap={3} align="center" wrap="wrap">
            <Text size={1}>{failure}</Text>
            <Button
              mode="ghost"
              fontSize={1}
              padding={2}
              text={t('import.try-again')}
              onClick={controller.plan}
            />
          </Flex>
        </Card>
      )}
      {!isKept && (
        <Card padding={3} borderBottom tone="caution" role="status">
          <Text size={1}>{t('import.not-kept')}</Text>
        </Card>
      )}
      {notices.length > 0 && (
        <Card padding={3} borderBottom tone="caution" role="status" data-testid="import-notices">
          <Flex gap={3} align="flex-start">
            <Stack
              as="ul"
              gap={3}
              flex={1}
              paddingY={2}
              tabIndex={0}
              aria-label={t('import.notices')}
              style={{margin: 0, paddingInlineStart: '1.2em', maxHeight: 160, overflowY: 'auto'}}
            >
              {notices.map((notice) => (
                <Text key={notice} as="li" size={1}>
                  {notice}
                </Text>
              ))}
            </Stack>
            <Button
              mode="bleed"
              fontSize={1}
              padding={2}
              text={t('import.close')}
              onClick={controller.dismissNotices}
            />
          </Flex>
        </Card>
      )}
    </>
  )
}

function countItems(
  items: readonly ImportItem[],
  findState: (item: ImportItem) => ItemState,
): ItemCounts {
  const counts = {all: items.length, problem: 0, warning: 0, 'left-out': 0, made: 0, ready: 0}
  for (const item of items) {
    const state = findState(item)
    if (state !== 'waiting' && state !== 'ready') {
      counts[state] += 1
    }
    if (isReady(item, state)) {
      counts.ready += 1
    }
  }
  return counts
}

function findNewReaders(items: readonly ImportItem[], readers: KnownReaders) {
  const found = items.filter((item) => !item.edits.isLeftOut && needsNewReader(item, readers))
  return [
    ...new Map(
      found.flatMap((item) => {
        const document = editedDocument(item)
        return document ? [[document.pin, {name: document.name, pin: document.pin}] as const] : []
      }),
    ).values(),
  ]
}

function describeActivity(view: ImportView, counts: ItemCounts, {t}: Texts): string | undefined {
  if (view.isLoading) {
    return t('import.activity.loading')
  }
  if (view.isReading) {
    return t('import.activity.reading', {count: counts.all})
  }
  if (view.isRunning) {
    return t('import.activity.making', {made: counts.made, total: counts.made + counts.ready})
  }
  return view.isPlanning ? t('import.activity.planning', {count: counts.all}) : undefined
}
