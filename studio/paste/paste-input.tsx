import {API_VERSION} from '@reader-article/content'
import {useToast} from '@sanity/ui/toast'
import {type ReactNode, useCallback} from 'react'
import {
  type FormPatch,
  type InputProps,
  isArrayOfBlocksInputProps,
  set,
  unset,
  useClient,
} from 'sanity'

import {UploadContext, type UploadPictures} from './upload-context.ts'
import {uploadPicture} from './upload-picture.ts'

/** The Studio's inputs, with rich text that uploads the pictures of pasted text. */
export function PasteInput(props: InputProps) {
  return isArrayOfBlocksInputProps(props) ? (
    <PictureUpload onChange={props.onChange}>{props.renderDefault(props)}</PictureUpload>
  ) : (
    props.renderDefault(props)
  )
}

interface PictureUploadProps {
  readonly onChange: (patch: FormPatch) => void
  readonly children: ReactNode
}

function PictureUpload({onChange, children}: PictureUploadProps) {
  const client = useClient({apiVersion: API_VERSION})
  const {push} = useToast()
  const upload: UploadPictures = useCallback(
    async (pictures) => {
      for (const {key, picture} of pictures) {
        try {
          const asset = await uploadPicture(client, picture)
          // A change of the form, and not of the editor: undoing the paste stays one step.
          onChange(set(asset, [{_key: key}, 'asset']))
        } catch (error) {
          onChange(unset([{_key: key}]))
          push({
            status: 'error',
            closable: true,
            title: 'A picture could not be uploaded',
            description: error instanceof Error ? error.message : String(error),
          })
        }
      }
    },
    [client, onChange, push],
  )
  return <UploadContext value={upload}>{children}</UploadContext>
}
