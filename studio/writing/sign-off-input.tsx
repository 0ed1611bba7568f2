import {Stack} from '@sanity/ui'
import {useMemo} from 'react'
import {getPublishedId, set, type StringInputProps, useFormValue} from 'sanity'

import {useLiveQuery} from '../availability/use-live-query.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {Offer} from './offer.tsx'
import {rankSignOffs} from './rank-sign-offs.ts'

const READER_PATH = ['reader', '_ref']
const ID_PATH = ['_id']
const SIGN_OFFS = {
  fetch: '*[_type == "article" && reader._ref == $reader && _id != $article].signOff',
  listen: '*[_type == "article" && reader._ref == $reader]',
}
const OPTIONS = {perspective: 'drafts', tag: 'sign-offs'} as const

/** The sign-off of an article. Those that its reader has used in other articles are offered. */
export function SignOffInput(props: StringInputProps) {
  const reader = useFormValue(READER_PATH)
  const id = useFormValue(ID_PATH)
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {typeof reader === 'string' && typeof id === 'string' && props.readOnly !== true && (
        <UsedSignOffs
          reader={reader}
          article={getPublishedId(id)}
          present={props.value ?? ''}
          onChoose={(signOff) => props.onChange(set(signOff))}
        />
      )}
    </Stack>
  )
}

function UsedSignOffs(props: {
  readonly reader: string
  readonly article: string
  readonly present: string
  readonly onChoose: (signOff: string) => void
}) {
  const {reader, article, present, onChoose} = props
  const {t} = useTexts()
  const query = useMemo(
    () => ({groq: SIGN_OFFS, parameters: {reader, article}, options: OPTIONS}),
    [reader, article],
  )
  const {result = []} = useLiveQuery<readonly unknown[]>(query)
  const offered = rankSignOffs(result, present)
  return offered.length > 0 ? (
    <Offer label={t('form.sign-off.used')} texts={offered} onChoose={onChoose} />
  ) : null
}
