/**
 * Draws each image's tiny preview behind it until the image has loaded.
 *
 * Uses a canvas, because a strict content security policy blocks data URLs.
 */
export function showPlaceholders(root: ParentNode): void {
  for (const image of root.querySelectorAll<HTMLImageElement>('[data-lqip]')) {
    if (!image.complete) {
      void showPlaceholder(image)
    }
  }
}

async function showPlaceholder(image: HTMLImageElement): Promise<void> {
  try {
    const bytes = Uint8Array.from(atob(image.dataset['lqip']?.split(',')[1] ?? ''), (character) =>
      character.charCodeAt(0),
    )
    const picture = await createImageBitmap(new Blob([bytes]))
    if (image.complete) {
      return
    }
    const canvas = document.createElement('canvas')
    canvas.width = picture.width
    canvas.height = picture.height
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    canvas.style.aspectRatio = `${image.width} / ${image.height}`
    canvas.style.inlineSize = `${image.getAttribute('width')}px`
    image.before(canvas)
    image.addEventListener('load', () => canvas.remove(), {once: true})
  } catch {
    // The preview is invalid, and is not shown.
  }
}
