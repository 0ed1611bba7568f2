import {createContext} from 'react'

import type {PendingPicture} from './editor-blocks.ts'

/** Uploads the pictures of pasted text into their figures; rejects nothing. */
export type UploadPictures = (pictures: readonly PendingPicture[]) => Promise<void>

/** How the text field around an editor uploads pictures; undefined outside a text field. */
export const UploadContext = createContext<UploadPictures | undefined>(undefined)
