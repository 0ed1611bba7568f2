import {join} from 'node:path'

import {type FileName, type ImageName, parseFileName, parseImageName} from './asset-name.ts'

/** Returns the path of a stored image below the folder of all assets. */
export function pathOfImage({sha1, width, height, extension}: ImageName): string {
  return join('images', sha1.slice(0, 2), `${sha1}-${width}x${height}.${extension}`)
}

/** Returns the path of another stored file below the folder of all assets. */
export function pathOfFile({sha1, extension}: FileName): string {
  return join('files', sha1.slice(0, 2), `${sha1}.${extension}`)
}

/** Returns the path below the folder of all assets, by the id of the asset's document; undefined for other ids. */
export function pathOfAssetId(id: string): string | undefined {
  const [, kind, name = '', extension = ''] = /^(image|file)-(.+)-([a-z0-9]+)$/.exec(id) ?? []
  const image = kind === 'image' ? parseImageName(`${name}.${extension}`) : undefined
  const file = kind === 'file' ? parseFileName(`${name}.${extension}`) : undefined
  if (image) {
    return pathOfImage(image)
  }
  return file && pathOfFile(file)
}
