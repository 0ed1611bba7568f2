/**
 * The script of a document in a frame. It tells the page around it its height in CSS pixels, whenever that changes
 * and when the page asks: `{type: 'reader-article:height', height}`. The height is no secret, so any page may know it.
 */
export const FRAME_SCRIPT = `(() => {
  const root = document.documentElement
  const send = () =>
    parent.postMessage({type: 'reader-article:height', height: Math.ceil(root.getBoundingClientRect().height)}, '*')
  addEventListener('message', ({data}) => {
    if (data && data.type === 'reader-article:height-request') send()
  })
  // Browsers do not observe frames that are not on screen.
  send()
  addEventListener('load', send)
  new ResizeObserver(send).observe(root)
})()`

/** The script for the page around frames: each frame gets the height of its document. */
export const PAGE_SCRIPT = `(() => {
  const folder = new URL('embed/', document.currentScript.src).href
  const frames = () => [...document.querySelectorAll('iframe')].filter(({src}) => src.startsWith(folder))
  addEventListener('message', ({data, source}) => {
    if (!data || data.type !== 'reader-article:height' || !(data.height > 0 && data.height < 1e6)) return
    const frame = frames().find(({contentWindow}) => contentWindow === source)
    if (frame) frame.style.height = data.height + 'px'
  })
  // A frame may have sent its height before this script was loaded.
  for (const {contentWindow} of frames()) contentWindow.postMessage({type: 'reader-article:height-request'}, '*')
})()
`
