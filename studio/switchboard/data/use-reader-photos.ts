import {imageBase, imageSource, readImage} from '@reader-article/content'
import {useCallback} from 'react'

import {useEnvironment} from '../../use-environment.tsx'

/** In pixels; shown at half this size, for screens with a high resolution. */
const PHOTO_SIZE = 72

/** Returns a function that returns the URL of a stored photo; undefined if it is none. */
export function useReaderPhotos(): (photo: unknown) => string | undefined {
  const {projectId, dataset, lakeAddress} = useEnvironment()
  const images = imageBase({projectId, dataset, ...(lakeAddress && {apiHost: lakeAddress})})
  return useCallback(
    (photo) => {
      const image = readImage(photo)
      return image && imageSource(image, images, [PHOTO_SIZE], 1).src
    },
    [images],
  )
}
