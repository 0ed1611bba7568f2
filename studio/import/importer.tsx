import {API_VERSION} from '@reader-article/content'
import {Box, Card, Flex, Spinner, Text} from '@sanity/ui'
import {useEffect, useMemo} from 'react'
import {useClient, useCurrentUser} from 'sanity'

import {LoadError} from '../availability/load-error.tsx'
import {environment} from '../environment.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {openImportStore} from './data/import-store.ts'
import {createImport} from './import-controller.ts'
import {createReader} from './reading/create-reader.ts'
import {useOnlyTab} from './use-only-tab.ts'
import {type DeskReaders, useDeskReaders} from './use-desk-readers.ts'
import {ImportBoard} from './view/import-board.tsx'

/** Imports documents as drafts of articles; one tab of a browser at a time. */
export function Importer() {
  const isOnlyTab = useOnlyTab('reader-article-import')
  const {readers, hasFailed, retry} = useDeskReaders()
  const {t} = useTexts()
  if (hasFailed) {
    return (
      <Box padding={4}>
        <LoadError message={t('import.load-error')} onRetry={retry} />
      </Box>
    )
  }
  if (!isOnlyTab) {
    return (
      <Card padding={4} margin={4} radius={2} border tone="caution" role="status">
        <Text size={1}>{t('import.other-tab')}</Text>
      </Card>
    )
  }
  return <OpenImport readers={readers} />
}

function OpenImport({readers}: {readers: DeskReaders | undefined}) {
  const client = useClient({apiVersion: API_VERSION})
  const user = useCurrentUser()?.id ?? ''
  const controller = useMemo(() => {
    const {projectId, dataset} = environment
    return createImport({
      client,
      store: openImportStore(`reader-article-import-${projectId}-${dataset}-${user}`),
      reader: createReader(),
    })
  }, [client, user])
  useEffect(() => {
    void controller.load()
    return () => controller.end()
  }, [controller])
  return readers ? (
    <ImportBoard controller={controller} readers={readers} />
  ) : (
    <Flex padding={5} justify="center">
      <Spinner muted />
    </Flex>
  )
}
