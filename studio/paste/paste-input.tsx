import {API_VERSION} from '@reader-article/content'
import {useToast} from '@sanity/ui/toast'
import {type ReactNode, useCallback, useEffect, useState} from 'react'
import {
  type FormPatch,
  type InputProps,
  isArrayOfBlocksInputProps,
  set,
  unset,
  useClient,
} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'
import {findWaitingFigures} from './waiting-figures.ts'
import {UploadContext, type UploadPictures} from './upload-context.ts'
import {type UploadedPicture, uploadPicture} from './upload-picture.ts'

/** The Studio's inputs, with rich text that uploads the pictures of pasted text. */
export function PasteInput(props: InputProps) {
  return isArrayOfBlocksInputProps(props) ? (
    <PictureUpload value={props.value} onChange={props.onChange}>
      {props.renderDefault(props)}
    </PictureUpload>
  ) : (
    props.renderDefault(props)
  )
}

interface PictureUploadProps {
  readonly value: unknown
  readonly onChange: (patch: FormPatch) => void
  readonly children: ReactNode
}

function PictureUpload({value, onChange, children}: PictureUploadProps) {
  const client = useClient({apiVersion: API_VERSION})
  const {push} = useToast()
  const {t} = useTexts()
  const [uploaded, setUploaded] = useState<ReadonlyMap<string, UploadedPicture>>(new Map())
  const upload: UploadPictures = useCallback(
    async (pictures) => {
      for (const {key, picture} of pictures) {
        const result = await uploadPicture(client, picture)
        setUploaded((others) => new Map(others).set(key, result))
        if ('error' in result) {
          push({
            status: 'error',
            closable: true,
            title: t('paste.upload.error'),
            description: result.error,
          })
        }
      }
    },
    [client, push, t],
  )
  // The editor stores pasted text later, and a redo brings a figure back without its picture. The picture is a change of
  // the form, and not of the editor, so that undoing the paste is one step.
  useEffect(() => {
    for (const {key, picture} of findWaitingFigures(value, uploaded)) {
      onChange(
        'error' in picture ? unset([{_key: key}]) : set(picture.asset, [{_key: key}, 'asset']),
      )
    }
  }, [value, uploaded, onChange])
  return <UploadContext value={upload}>{children}</UploadContext>
}
